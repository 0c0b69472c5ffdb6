import { Box, Link, TextField, Typography } from '@mui/material';
import { useRef } from 'react';
import { InsertField } from './InsertField.tsx';
import type { TextProblem } from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** Longer than this is refused. */
const MOST_LETTERS = 200_000;

interface TextEditorProps {
  text: string;
  onChange: (text: string) => void;
  problems: readonly TextProblem[];
  error?: string | undefined;
}

/** Where a line begins, counted in letters from 0. */
function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return start;
    start = end + 1;
  }
  return start;
}

/** The text of a document: Markdown in a plain field, with its merge fields to look up and its problems to jump to. */
export function TextEditor({ text, onChange, problems, error }: TextEditorProps) {
  const words = useWords();
  const field = useRef<HTMLTextAreaElement>(null);

  const insert = (tag: string) => {
    const area = field.current;
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? from;
    onChange(text.slice(0, from) + tag + text.slice(to));
    // between the tags of a condition, after a field that is printed
    const cursor = from + (tag.includes('\n\n\n\n') ? tag.indexOf('\n\n\n\n') + 2 : tag.length);
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(cursor, cursor);
    });
  };
  const jump = ({ line, column, tag }: TextProblem) => {
    const area = field.current;
    if (!area || line === null) return;
    const start = startOfLine(text, line) + Math.max(0, (column ?? 1) - 1);
    area.focus();
    area.setSelectionRange(start, start + (tag?.length ?? 0));
    area.scrollTop = Math.max(0, (area.scrollHeight * line) / Math.max(1, text.split('\n').length) - 120);
  };
  return (
    <Box>
      <InsertField onInsert={insert} />
      <TextField
        id="template-text"
        label={words('write.text')}
        helperText={error ?? words('write.textHelp')}
        error={error !== undefined}
        multiline
        minRows={18}
        maxRows={28}
        value={text}
        inputRef={field}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: {
            spellCheck: true,
            maxLength: MOST_LETTERS,
            style: {
              fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
              fontSize: '0.9375rem',
              lineHeight: 1.5,
            },
          },
        }}
      />
      <Problems problems={problems} onJump={jump} />
    </Box>
  );
}

/** What is wrong with a text or a form, each with its place. */
export function Problems({
  problems,
  onJump,
}: {
  problems: readonly TextProblem[];
  onJump?: (problem: TextProblem) => void;
}) {
  const words = useWords();
  return (
    <Box sx={{ mb: 2 }}>
      <Typography role="status" sx={{ fontWeight: 600 }}>
        {problems.length > 0
          ? words('write.problems', { smart_count: problems.length })
          : words('write.noProblem')}
      </Typography>
      {problems.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`}>
              {onJump && problem.line !== null ? (
                <Link
                  component="button"
                  type="button"
                  onClick={() => onJump(problem)}
                  sx={{ font: 'inherit', textAlign: 'left', minHeight: 24 }}
                >
                  {words('write.line', { line: problem.line })}
                </Link>
              ) : null}{' '}
              {problem.message}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
