/**
 * The place of "to read and confirm" on the plain page: what somebody has to confirm that they read, most urgent first.
 * Nothing is asked of anybody until acknowledgements are there.
 */
export function ToConfirm() {
  return null;
}
