import { addWords } from '../../platform/i18n.ts';
import { acknowledgementWords } from './acknowledgement.words.ts';

addWords({ acknowledgements: acknowledgementWords });
