import { dateText } from '../../platform/london-time.ts';
import type { Question } from './fact.graphql.ts';

type Translate = (key: string, more?: object) => string;

const cell = (value: unknown, t: Translate): string => {
  if (typeof value === 'boolean') return t(value ? 'app.form.yes' : 'app.form.no');
  return value === null || value === undefined ? '' : String(value);
};

/** An answer in words: a list is one line a row. Empty where there is none. */
export function shownAnswer(
  { kind, value, rows }: Pick<Question, 'kind' | 'value' | 'rows'>,
  t: Translate,
): string {
  if (value === null || value === undefined) return '';
  if (kind === 'DATE' && typeof value === 'string') return dateText(value);
  if (kind === 'NUMBER' && typeof value === 'number') return value.toLocaleString('en-GB');
  if (!Array.isArray(value)) return cell(value, t);
  return value
    .map((row) =>
      (rows ?? [])
        .map(({ key }) => cell(row?.[key], t))
        .filter(Boolean)
        .join(' · '),
    )
    .join('\n');
}
