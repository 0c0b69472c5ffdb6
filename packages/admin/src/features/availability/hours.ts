/** Local times of day `HH:MM`, London. */
export interface Span {
  from: string;
  to: string;
}
export interface WeeklyHours extends Span {
  weekday: number;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm)?$/;

interface Typed {
  minutes: number;
  isClear: boolean;
}

/** "9", "9:30", "9.30", "0930", "1:30pm", "noon". Office hours decide what an hour below seven means. */
function parseTime(text: string): Typed | undefined {
  if (text === 'noon') return { minutes: 720, isClear: true };
  if (text === 'midnight') return { minutes: 1440, isClear: true };
  const [, hourText, minuteText = '0', half] = TIME.exec(text) ?? [];
  if (hourText === undefined) return undefined;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (hour > 24 || minute > 59 || (half && (hour < 1 || hour > 12))) return undefined;
  if (half) return { minutes: (hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0), isClear: true };
  const isClear = hourText.length === 2 || hour >= 7;
  return { minutes: (isClear ? hour : hour + 12) * 60 + minute, isClear };
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

function parseSpan(text: string): { from: number; to: number } | undefined {
  const [fromText = '', toText = '', ...more] = text.split(/[-–—]|to|until/);
  if (more.length > 0) return undefined;
  const from = parseTime(fromText);
  const to = parseTime(toText);
  if (!from || !to) return undefined;
  // "9-5" ends in the afternoon
  const end = to.minutes <= from.minutes && to.minutes < 720 ? to.minutes + 720 : to.minutes;
  return end > from.minutes && end <= 1440 ? { from: from.minutes, to: end } : undefined;
}

/**
 * Reads hours as people type them: "9:00–12:30, 13:30–17:00", "9-5", "9am to noon and 1.30-5".
 * Empty or "off" is no hours; undefined where it cannot be understood or where spans overlap.
 */
export function parseHours(typed: string): Span[] | undefined {
  const text = typed.toLowerCase().replace(/\s+/g, '');
  if (text === '' || /^(off|none|closed|-|–)$/.test(text)) return [];
  const spans = text
    .split(/,|;|&|\+|and/)
    .filter(Boolean)
    .map(parseSpan);
  const known = spans.filter((span) => span !== undefined).sort((one, other) => one.from - other.from);
  if (known.length < spans.length) return undefined;
  const overlaps = known.some((span, index) => index > 0 && span.from < (known[index - 1]?.to ?? 0));
  if (overlaps) return undefined;
  return known.map(({ from, to }) => ({ from: clock(from), to: clock(to) }));
}

/** "9:00–12:30, 13:30–17:00", the way it can be typed again. */
export function hoursText(spans: readonly Span[]): string {
  const plain = (time: string) => time.replace(/^0/, '').slice(0, 5);
  return [...spans]
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ from, to }) => `${plain(from)}–${plain(to)}`)
    .join(', ');
}
