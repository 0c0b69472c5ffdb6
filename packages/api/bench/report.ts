/** One line of the result: what was measured, and what it was to be. */
export interface Finding {
  what: string;
  measured: string;
  target: string;
  isMet: boolean;
}

/** A finding whose value must not be less (or, with `atMost`, more) than a limit. */
export function finding(
  what: string,
  value: number,
  limit: { atLeast: number } | { atMost: number },
  unit = '',
): Finding {
  const isMet = 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
  const target = 'atLeast' in limit ? `≥ ${limit.atLeast}` : `≤ ${limit.atMost}`;
  return { what, measured: shown(value) + unit, target: target + unit, isMet };
}

/** A number as short as it can be understood. */
export const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Lines of columns that stand below each other; all but the first are aligned to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
        .join('   '),
    )
    .join('\n');
}

/** All findings with their targets, and how many were met. */
export function summaryOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, measured, target, isMet }) => [
    what,
    measured,
    target,
    isMet ? 'met' : 'MISSED',
  ]);
  const met = findings.filter(({ isMet }) => isMet).length;
  return `${table([['what', 'measured', 'target', ''], ...rows])}\n\n${met} of ${findings.length} targets met`;
}
