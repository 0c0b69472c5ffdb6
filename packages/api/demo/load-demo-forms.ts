import { Readable } from 'node:stream';
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import PizZip from 'pizzip';
import { indexTemplate } from '../src/features/templates/index-template.js';
import { sha256Of } from '../src/features/templates/read-edition.js';
import { now } from '../src/platform/clock.js';
import { asSystem } from '../src/platform/db/system-transaction.js';
import { DOCX, XLSX } from '../src/platform/documents/media-types.js';
import { londonDate } from '../src/platform/local-time.js';
import { newId } from '../src/platform/new-id.js';
import type { Files } from '../src/platform/storage/files.js';
import { storeFile } from '../src/platform/storage/store-file.js';

interface Form {
  slug: string;
  title: string;
  summary: string;
  searchWords: string[];
  fields: string[];
  name: string;
  mediaType: string;
  make(): Promise<Buffer>;
}

const FORMS: readonly Form[] = [
  {
    slug: 'demo-expense-claim',
    title: 'Expense claim',
    summary: 'To claim back what you paid for work.',
    searchWords: ['receipt', 'money back', 'mileage'],
    fields: ['organisation_name', 'expense_claim_days', 'mileage_pence', 'treasurer_role'],
    name: 'expense-claim.docx',
    mediaType: DOCX,
    make: makeClaim,
  },
  {
    slug: 'demo-time-sheet',
    title: 'Time sheet',
    summary: 'Hours worked in a week, for whoever pays you.',
    searchWords: ['hours', 'toil', 'timesheet'],
    fields: ['organisation_name', 'pay_day_rule'],
    name: 'time-sheet.xlsx',
    mediaType: XLSX,
    make: async () => makeTimeSheet(),
  },
];

/** Puts two forms into the library of the demo, as Word and as Excel. Does nothing where they are there already. */
export async function loadDemoForms(files: Files): Promise<void> {
  for (const form of FORMS) {
    const { rows } = await files.database.jobs.query('select from templates where slug = $1', [form.slug]);
    if (rows.length === 0) await addForm(files, form);
  }
}

async function addForm(files: Files, form: Form): Promise<void> {
  const [template, version] = [newId(), newId()];
  const bytes = await form.make();
  const file = await storeFile(files, {
    organisation: null,
    madeFor: null,
    name: form.name,
    mediaType: form.mediaType,
    stream: Readable.from([bytes]),
    encrypted: false,
    attachedTo: { type: 'TemplateVersion', id: version },
  });
  const at = now();
  await asSystem(files.database)(async (query) => {
    await query(
      `insert into templates (id, slug, title, kind, source, category_id, audience, acknowledged_by, necessity, applies, drivers,
         summary, search_words, created_at)
       select $1, $2, $3, 'FORM', 'FILE', c.id, '{ALL_STAFF,VOLUNTEERS}', '{}', 'OPTIONAL', '{}', '[]', $4, $5, $6
       from template_categories c order by c.name = 'Pay and development' desc, c.position limit 1`,
      [template, form.slug, form.title, form.summary, form.searchWords, at],
    );
    await query(
      `insert into template_versions (id, template_id, number, status, file_id, sha256, fields, legal_as_of, published_at, created_at)
       values ($1, $2, 1, 'PUBLISHED', $3, $4, $5, $6, $7, $7)`,
      [version, template, file, sha256Of(bytes), form.fields, londonDate(at.getTime()), at],
    );
    await indexTemplate({ query }, template);
  });
}

const HEADS = ['Day', 'What for', 'Miles', '£'];

async function makeClaim(): Promise<Buffer> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const rows = [
    new TableRow({ tableHeader: true, children: HEADS.map(cell) }),
    ...Array.from({ length: 8 }, () => new TableRow({ children: HEADS.map(() => cell('')) })),
  ];
  const line = (text: string) => new Paragraph({ children: [new TextRun(text)], spacing: { after: 120 } });
  return Packer.toBuffer(
    new Document({
      title: 'Expense claim',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Expense claim: {organisation_name}', heading: HeadingLevel.HEADING_1 }),
            line(
              'Hand this in within {expense_claim_days} days, with your receipts. We pay {mileage_pence} pence a mile.',
            ),
            line('Name: ______________________________'),
            new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }),
            line(''),
            line('Signed: __________________   Approved by the {treasurer_role}: __________________'),
          ],
        },
      ],
    }),
  );
}

const TIME_SHEET = [
  ['Time sheet of {organisation_name}'],
  ['We pay {pay_day_rule}.'],
  [],
  ['Day', 'From', 'To', 'Break', 'Hours'],
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) => [day]),
  [],
  ['Name', '', 'Signed'],
];

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The smallest workbook that Excel opens: one sheet, its words in its cells. */
function makeTimeSheet(): Buffer {
  const cells = (row: readonly string[], number: number) =>
    row
      .map((text, column) => `<c r="${'ABCDE'[column]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('');
  const rows = TIME_SHEET.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1)}</row>`).join(
    '',
  );
  const zip = new PizZip();
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  zip.file(
    '[Content_Types].xml',
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    `${head}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  zip.file(
    'xl/workbook.xml',
    `${head}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="Time sheet" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  );
  zip.file(
    'xl/worksheets/sheet1.xml',
    `${head}<worksheet xmlns="${SHEETS}"><sheetData>${rows}</sheetData></worksheet>`,
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
