import { Matches, MaxLength, ValidateIf } from 'class-validator';

/** The checks of an optional input field apply only where something was given. */
export const given = (name: string) =>
  ValidateIf((input: Record<string, unknown>) => input[name] !== undefined && input[name] !== null);

/** A text that says something: not empty, not only spaces, at most so many letters. */
export const Filled =
  (most: number, message: string): PropertyDecorator =>
  (target, name) => {
    Matches(/\S/, { message })(target, String(name));
    MaxLength(most, { message: `Use at most ${most} letters.` })(target, String(name));
  };
