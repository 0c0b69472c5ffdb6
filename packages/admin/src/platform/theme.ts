import type { RaThemeOptions } from 'react-admin';

const accents = {
  light: { main: '#1f5f6b', dark: '#174953', light: '#e3eff1', contrastText: '#ffffff' },
  dark: { main: '#8fcdd8', dark: '#b5e0e8', light: '#17343a', contrastText: '#08191c' },
};

const palettes = {
  light: {
    background: { default: '#f6f7f8', paper: '#ffffff' },
    text: { primary: '#1d2327', secondary: '#4d5660' },
    divider: '#d9dee3',
    error: { main: '#a4262c' },
    warning: { main: '#8a4b00' },
    info: { main: '#0b5a86' },
    success: { main: '#1f6b35' },
  },
  dark: {
    background: { default: '#12181a', paper: '#1a2224' },
    text: { primary: '#e8edee', secondary: '#aab7bb' },
    divider: '#37444a',
    error: { main: '#ff9d94' },
    warning: { main: '#f2bb6c' },
    info: { main: '#8cc8ee' },
    success: { main: '#8fd3a2' },
  },
};

const border = (mode: 'light' | 'dark') => (mode === 'light' ? '#78828c' : '#84949b');

function calm(mode: 'light' | 'dark'): RaThemeOptions {
  const accent = accents[mode];
  const palette = palettes[mode];
  return {
    palette: { mode, primary: accent, secondary: accent, ...palette },
    shape: { borderRadius: 6 },
    shadows: Array.from({ length: 25 }, () => 'none') as RaThemeOptions['shadows'],
    sidebar: { width: 220, closedWidth: 220 },
    typography: {
      fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
      h1: { fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.25 },
      h2: { fontSize: '1.25rem', fontWeight: 650, lineHeight: 1.35 },
      h3: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.4 },
      subtitle1: { fontWeight: 600 },
      body1: { fontSize: '1rem', lineHeight: 1.5 },
      body2: { fontSize: '0.9375rem', lineHeight: 1.5 },
      caption: { fontSize: '0.875rem' },
      button: { textTransform: 'none', fontSize: '1rem', fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          ':root': { colorScheme: mode },
          'a, button, input, textarea, select, [tabindex]': { outlineOffset: 2 },
          ':focus-visible': { outline: `3px solid ${accent.main}` },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              transitionDuration: '0.01ms !important',
            },
          },
        },
      },
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: {
          root: { '&.Mui-focusVisible': { outline: `3px solid ${accent.main}`, outlineOffset: 2 } },
        },
      },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: {
          root: {
            minHeight: 40,
            paddingInline: 16,
            '&.MuiButton-sizeSmall': { minHeight: 36, fontSize: '0.9375rem', paddingInline: 12 },
            '&.MuiButton-outlined': { borderColor: border(mode), backgroundColor: palette.background.paper },
            '&.MuiButton-outlined:hover': { backgroundColor: accent.light },
          },
        },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiDialog: { styleOverrides: { paper: { border: `1px solid ${palette.divider}` } } },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.25rem', fontWeight: 650 } } },
      MuiMenuItem: { styleOverrides: { root: { '&&': { minHeight: 44 } } } },
      MuiMenu: { styleOverrides: { paper: { border: `1px solid ${palette.divider}` } } },
      MuiAutocomplete: {
        defaultProps: { fullWidth: true },
        styleOverrides: { paper: { border: `1px solid ${border(mode)}` } },
      },
      MuiChip: { styleOverrides: { root: { fontSize: '0.9375rem', borderRadius: 6 } } },
      MuiLink: { styleOverrides: { root: { textUnderlineOffset: '0.15em' } } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none', fontSize: '1rem', minHeight: 48 } } },
      MuiTableCell: {
        styleOverrides: {
          root: { fontSize: '1rem', borderColor: palette.divider },
          head: { fontWeight: 600, color: palette.text.secondary },
        },
      },
      // labels above, help under the label, then the field
      MuiTextField: {
        defaultProps: {
          variant: 'outlined',
          size: 'small',
          fullWidth: true,
          slotProps: { inputLabel: { shrink: true } },
        },
      },
      MuiFormControl: {
        defaultProps: { fullWidth: true, size: 'small' },
        styleOverrides: { root: { display: 'flex', marginTop: 0, marginBottom: 20 } },
      },
      MuiInputLabel: {
        defaultProps: { shrink: true },
        styleOverrides: {
          root: {
            position: 'static',
            transform: 'none',
            maxWidth: 'none',
            whiteSpace: 'normal',
            fontWeight: 600,
            color: palette.text.primary,
            marginBottom: 2,
            pointerEvents: 'auto',
            '&.Mui-focused': { color: palette.text.primary },
          },
        },
      },
      MuiFormLabel: { styleOverrides: { root: { color: palette.text.primary, fontWeight: 600 } } },
      // The question above a group of choices reads like the name of any other field.
      RaRadioButtonGroupInput: {
        styleOverrides: { root: { '& .RaRadioButtonGroupInput-label': { transform: 'none' } } },
      },
      MuiInputBase: { styleOverrides: { root: { order: 3, marginTop: 4 } } },
      MuiOutlinedInput: {
        defaultProps: { notched: false },
        styleOverrides: {
          root: { backgroundColor: palette.background.paper },
          notchedOutline: { borderColor: border(mode), top: 0, '& legend': { display: 'none' } },
        },
      },
      MuiFormHelperText: {
        styleOverrides: {
          root: {
            order: 2,
            margin: 0,
            fontSize: '0.9375rem',
            '&:has(> span:only-child:empty)': { display: 'none' },
          },
          contained: { marginInline: 0 },
        },
      },
      MuiToggleButton: {
        styleOverrides: {
          root: {
            textTransform: 'none',
            fontSize: '1rem',
            color: palette.text.primary,
            borderColor: border(mode),
            backgroundColor: palette.background.paper,
            minHeight: 40,
            paddingInline: 16,
            '&.Mui-selected, &.Mui-selected:hover': {
              color: accent.contrastText,
              backgroundColor: accent.main,
            },
          },
        },
      },
      RaCheckboxGroupInput: {
        defaultProps: { helperText: false },
        styleOverrides: {
          root: { '& .RaCheckboxGroupInput-label': { transform: 'none', fontSize: '1rem' } },
        },
      },
      RaNumberInput: {
        defaultProps: { helperText: false, sx: { '& .MuiInputBase-root': { maxWidth: 240 } } },
      },
      // react-admin keeps a line free for help that is not there; an error shows all the same
      ...Object.fromEntries(
        ['Text', 'Select', 'Boolean', 'SelectArray', 'Autocomplete', 'AutocompleteArray'].map((kind) => [
          `Ra${kind}Input`,
          { defaultProps: { helperText: false } },
        ]),
      ),
      MuiFormControlLabel: { styleOverrides: { label: { fontSize: '1rem' } } },
    },
  };
}

export const calmLight = calm('light');
export const calmDark = calm('dark');
