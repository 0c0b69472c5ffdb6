import Papa from 'papaparse';

/** One person of a list as it was typed; the API judges what is right. */
export interface InvitedLine {
  name: string;
  email: string;
  role: string;
}

const HEADERS: Readonly<Record<keyof InvitedLine, readonly string[]>> = {
  name: ['name', 'full name'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail'],
  role: ['role'],
};

/**
 * Reads lines of name, address and role, separated by commas, semicolons or tabs. A first line that names the columns
 * says their order; without one it is name, address, role.
 */
export function readLines(text: string): InvitedLine[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
  });
  const rows = data.map((row) => row.map((cell) => cell.trim()));
  const header = (rows[0] ?? []).map((cell) => cell.toLowerCase());
  const columnOf = (name: keyof InvitedLine) => header.findIndex((cell) => HEADERS[name].includes(cell));
  const named = { name: columnOf('name'), email: columnOf('email'), role: columnOf('role') };
  const hasHeader = named.email >= 0;
  const order = hasHeader ? named : { name: 0, email: 1, role: 2 };
  return (hasHeader ? rows.slice(1) : rows).map((row) => ({
    name: row[order.name] ?? '',
    email: row[order.email] ?? '',
    role: row[order.role] ?? '',
  }));
}
