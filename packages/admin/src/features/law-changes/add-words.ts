import { addWords } from '../../platform/i18n.ts';
import { lawChangeWords } from './law-change.words.ts';

addWords({ 'law-changes': lawChangeWords });
