import Search from '@mui/icons-material/Search';
import { InputAdornment, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useWords } from './use-words.ts';

/** The search of the library, with the cursor in it; `/` comes back to it. */
export function SearchField({
  typed,
  onChange,
  plain = false,
}: {
  typed: string;
  onChange: (typed: string) => void;
  plain?: boolean;
}) {
  const words = useWords();
  // on a phone the keyboard would cover what there is to see
  const isDesk = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  return (
    <TextField
      id="library-search"
      type="search"
      label={words(plain ? 'search.labelPlain' : 'search.label')}
      helperText={words(isDesk ? 'search.helpKeys' : 'search.help')}
      value={typed}
      autoFocus={isDesk}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { 'aria-keyshortcuts': '/', maxLength: 200 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search aria-hidden />
            </InputAdornment>
          ),
        },
      }}
      sx={{ maxWidth: 640 }}
    />
  );
}
