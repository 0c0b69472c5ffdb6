import { addWords } from '../../platform/i18n.ts';
import { policyWords } from './policy.words.ts';

// They come with the first of these pages.
addWords({ policies: policyWords });
