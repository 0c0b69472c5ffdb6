import { ValidateIf } from 'class-validator';

/** The checks of an optional input field apply only where something was given. */
export const given = (name: string) =>
  ValidateIf((input: Record<string, unknown>) => input[name] !== undefined && input[name] !== null);
