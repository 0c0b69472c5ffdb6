import { Conflict, Invalid } from '../../platform/errors.js';
import { questionsOf } from '../facts/ask-facts.js';
import { readText } from '../templates/read-edition.js';
import { contentOf, type Edition } from './read-edition.js';

const MOST_TOLD = 10;

/**
 * Refuses a wording with mistakes in its fields, sections or links, each told with its place.
 * @throws Invalid at `text`, reason TEXT_PROBLEMS
 */
export function checkWording(text: string): void {
  if (text.trim() === '')
    throw new Invalid({ text: 'Write the text, or follow the template word for word.' });
  const { problems } = readText(text);
  if (problems.length === 0) return;
  const told = problems
    .slice(0, MOST_TOLD)
    .map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`);
  throw new Invalid({ text: told.join('\n') }, 'TEXT_PROBLEMS');
}

/**
 * Refuses to issue an edition for which answers are missing, each named.
 * @throws Invalid at `answers.<key>`, reason FACTS_MISSING; Conflict where its file is gone
 */
export function checkComplete(edition: Edition): void {
  const content = contentOf(edition);
  if (!content) {
    if (edition.fileSha256 === null)
      throw new Conflict('FILE_GONE', 'The file of this version is not there any more. Upload it again.');
    return;
  }
  if (content.missing.length === 0) return;
  const questions = questionsOf(content.missing, content.facts);
  throw new Invalid(
    Object.fromEntries(questions.map(({ key, label }) => [`answers.${key}`, `Answer this first: ${label}`])),
    'FACTS_MISSING',
  );
}
