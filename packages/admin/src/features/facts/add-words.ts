import { addWords } from '../../platform/i18n.ts';
import { factWords } from './fact.words.ts';

addWords({ facts: factWords });
