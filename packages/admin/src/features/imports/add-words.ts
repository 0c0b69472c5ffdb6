import { addWords } from '../../platform/i18n.ts';
import { importWords } from './import.words.ts';

// Few people import: the words come with the first of these pages.
addWords({ imports: importWords });
