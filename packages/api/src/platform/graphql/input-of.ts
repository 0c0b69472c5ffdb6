import { validateSync } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

/**
 * An input made by the program instead of a caller, held to the same checks.
 * @throws ArgumentValidationError, which the caller sees as BAD_USER_INPUT
 */
export function inputOf<T extends object>(type: new () => T, values: Readonly<Record<string, unknown>>): T {
  const input = Object.assign(new type(), values);
  const errors = validateSync(input, { forbidUnknownValues: false });
  if (errors.length > 0) throw new ArgumentValidationError(errors);
  return input;
}
