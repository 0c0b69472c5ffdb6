import { Invalid } from '../errors.js';
import { FILE_KINDS, type FileKind } from './file-kind.js';

const LONGEST = 200;
// C0 and C1 controls, and the marks that turn the reading direction, by which "fdp.exe" is shown as "exe.pdf".
const HIDDEN = /[\p{Cc}\p{Bidi_Control}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Endings that some computer runs when it is clicked on; also in the middle of a name. */
const RUNS =
  /\.(app|bat|bin|chm|cmd|com|cpl|dll|dmg|exe|hta|html?|iso|jar|js|jse|lnk|mht|mjs|msi|msp|php\d?|pif|pl|ps1|py|reg|scr|sh|svgz?|swf|url|vbe?|vbs|wsf|wsh|xhtml|xll|xml|docm|dotm|xlsm|xltm)(?=\.)/i;

/**
 * The name of an upload as it is kept and shown, and the kind that its ending promises.
 * @throws Invalid with reason FILE_NAME or FILE_TYPE
 */
export function checkFileName(given: string): { name: string; kind: FileKind } {
  if (HIDDEN.test(given) || given.includes('\ufffd'))
    throw refused('Take the characters that cannot be seen out of the file’s name.');
  if (/[/\\]/.test(given)) throw refused('Take the folder out of the file’s name.');
  const name = given.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name.length > LONGEST) throw refused(`Shorten the file’s name to at most ${LONGEST} letters.`);
  const [, stem, ending] = /^(.*)\.([A-Za-z0-9]+)$/.exec(name) ?? [];
  const kind = FILE_KINDS.find(({ endings }) => endings.includes(ending?.toLowerCase() ?? ''));
  if (!kind) throw new Invalid({ file: `Choose a file of one of these kinds: ${KINDS}.` }, 'FILE_TYPE');
  if (!stem || /^[\s.]*$/.test(stem)) throw refused('Give the file a name before its ending.');
  if (RUNS.test(name)) throw refused('Give the file one ending only: this name hides another one.');
  return { name, kind };
}

const KINDS = [...new Set(FILE_KINDS.map(({ words }) => words))].join(', ');

const refused = (message: string): Invalid => new Invalid({ file: message }, 'FILE_NAME');
