import { escapeHtml } from '../escape-html.js';
import type { MessageText } from './message.js';

const FOOTER = 'You get this because you use the shared back office. Choose what you get: ';
const CHOICES_PATH = '/app/profile';

/** The plain text of a message. */
export function renderText(message: MessageText, publicUrl: string): string {
  const facts = (message.facts ?? []).map(([label, value]) => `${label}: ${value}`).join('\n');
  const button = message.button ? `${message.button.label}:\n${publicUrl}${message.button.path}` : '';
  const parts = [...message.paragraphs, facts, button, `--\n${FOOTER}${publicUrl}${CHOICES_PATH}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The same as HTML: one column, real text, no pictures, nothing loaded from anywhere. */
export function renderHtml(message: MessageText, publicUrl: string): string {
  const { subject, paragraphs, facts = [], button } = message;
  const lines = paragraphs.map((paragraph) => `<p style="${TEXT}">${escapeHtml(paragraph)}</p>`);
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th scope="row" style="${LABEL}">${escapeHtml(label)}</th><td style="${VALUE}">${escapeHtml(value)}</td></tr>`,
  );
  const table =
    rows.length > 0 ? `<table style="border-collapse:collapse;margin:0 0 16px">${rows.join('')}</table>` : '';
  const link = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(publicUrl + button.path)}" style="${BUTTON}">${escapeHtml(button.label)}</a></p>`
    : '';
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1b1f23"><main style="max-width:560px;margin:0 auto">
<h1 style="font:600 22px/1.3 system-ui,sans-serif;margin:0 0 16px">${escapeHtml(subject)}</h1>
${lines.join('\n')}${table}${link}
<p style="font:14px/1.5 system-ui,sans-serif;color:#57606a;border-top:1px solid #d0d7de;padding-top:16px;margin-top:32px">${escapeHtml(FOOTER)}<a href="${escapeHtml(publicUrl + CHOICES_PATH)}" style="color:#1f5f6b">your profile</a>.</p>
</main></body></html>
`;
}

const TEXT = 'font:16px/1.6 system-ui,sans-serif;margin:0 0 16px';
const LABEL =
  'font:600 16px/1.6 system-ui,sans-serif;text-align:left;vertical-align:top;padding:4px 16px 4px 0';
const VALUE = 'font:16px/1.6 system-ui,sans-serif;vertical-align:top;padding:4px 0';
const BUTTON =
  'font:600 16px/1 system-ui,sans-serif;display:inline-block;padding:14px 20px;border-radius:6px;background:#1f5f6b;color:#ffffff;text-decoration:none';
