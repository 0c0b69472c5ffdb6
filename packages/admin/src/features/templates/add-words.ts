import { addWords } from '../../platform/i18n.ts';
import { templateWords } from './template.words.ts';

// Many words: they come with the first of these pages.
addWords({ templates: templateWords });
