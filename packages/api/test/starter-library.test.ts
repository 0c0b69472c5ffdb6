import { describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ANSWERING, ANSWERS } from '../demo/content/answers.js';
import { SMALL_MEMBER } from '../demo/content/organisations.js';
import { FACT_BY_KEY, FACTS } from '../src/features/facts/fact-vocabulary.js';
import { type FactsRow, factsIn } from '../src/features/facts/find-facts.js';
import { judgeApplicability } from '../src/features/templates/judge-template.js';
import { readText } from '../src/features/templates/read-edition.js';
import {
  readStarterLibrary,
  STARTER_CATEGORIES,
  type StarterDocument,
} from '../src/features/templates/read-starter-library.js';
import { fillText, neededFields } from '../src/platform/documents/fill-text.js';
import { type FactValues, isOn } from '../src/platform/documents/merge-fields.js';
import { toDocx } from '../src/platform/documents/render-docx.js';
import { toPlainText } from '../src/platform/documents/render-html.js';
import { toPdf } from '../src/platform/documents/render-pdf.js';
import { partsWithin } from '../src/platform/documents/text-document.js';

const RATES = Object.fromEntries(
  FACTS.filter(({ source }) => source === 'RATE').map(({ key }) => [key, '£1.00']),
);
const EDITION: FactValues = {
  document_title: 'The title',
  document_version: '1',
  legal_as_of: '2026-11-23',
  issued_on: '2026-11-23',
};

/** All that documents may say of the members of the demo that have answered something. */
const MEMBERS = ANSWERING.map((member) => {
  const row: FactsRow = {
    name: member.name,
    legal_form: member.legalForm,
    charity_number: member.charityNumber,
    company_number: member.companyNumber,
    headcount: member.headcount,
    volunteers: member.volunteers,
    answers: { ...ANSWERS.get(member.name) },
    rates: RATES,
  };
  return { name: member.name, facts: { ...factsIn(row), ...EDITION } };
});
const COMPLETE = MEMBERS.find(({ name }) => name === SMALL_MEMBER)?.facts ?? {};

const DOCUMENTS = readStarterLibrary();
const each = DOCUMENTS.map((document): [string, StarterDocument] => [document.slug, document]);

/** No charity or company number can be invented without the risk that it is somebody's; nor is every tool in use. */
const ONE_SIDED = ['is_charity', 'is_company', 'charity_number', 'company_number'];

const frame = (document: StarterDocument) => ({
  title: document.title,
  organisationName: SMALL_MEMBER,
  version: '1',
  date: '2026-11-23',
  checksum: '0123456789ab',
  legalAsOf: document.legalAsOf,
  note: 'General guidance, not legal advice: to be checked by the HR adviser.',
});

describe('the starter library', () => {
  it('has forty documents on all categories, each with a name of its own', () => {
    expect(DOCUMENTS).toHaveLength(40);
    expect(new Set(DOCUMENTS.map(({ slug }) => slug)).size).toBe(40);
    expect(new Set(DOCUMENTS.map(({ title }) => title)).size).toBe(40);
    expect(new Set(DOCUMENTS.map(({ category }) => category))).toEqual(new Set(STARTER_CATEGORIES));
  });

  it.each(each)('%s names known fields only and closes what it opens', (_, { text }) => {
    expect(readText(text).problems).toEqual([]);
  });

  it('has conditions that each hold for some member of the demo and for some other do not', () => {
    const conditions = new Set<string>();
    const visit = (part: Parameters<typeof partsWithin>[0]): void => {
      if (part.type === 'section' && part.list === undefined) conditions.add(part.key);
      for (const inner of partsWithin(part)) visit(inner);
    };
    for (const { text, applies } of DOCUMENTS) {
      for (const block of readText(text).document.children) visit(block);
      for (const key of [...(applies.facts ?? []), ...(applies.anyOf ?? [])]) conditions.add(key);
    }
    const lopsided = [...conditions].filter((key) => {
      const sides = new Set(MEMBERS.map(({ facts }) => isOn(facts[key])));
      return sides.size < 2 && !ONE_SIDED.includes(key);
    });
    expect(lopsided).toEqual([]);
  });

  it('applies to somebody, document by document', () => {
    const toNobody = DOCUMENTS.filter(
      ({ applies }) => !MEMBERS.some(({ facts }) => judgeApplicability(applies, facts).verdict === 'APPLIES'),
    );
    expect(toNobody.map(({ slug }) => slug)).toEqual([]);
  });

  it.each(each)('%s is filled in for a complete member without a gap', (_, { text }) => {
    const { document, fields } = readText(text);
    expect(neededFields(document, COMPLETE)).toEqual([]);
    const words = toPlainText(fillText(document, COMPLETE));
    expect(words).not.toMatch(/[{}]|undefined|\bnull\b/);
    if (fields.includes('organisation_name')) expect(words).toContain(SMALL_MEMBER);
  });

  it.each(each)(
    '%s is a Word document that opens without a warning, and a tagged PDF',
    async (_, document) => {
      const filled = fillText(readText(document.text).document, COMPLETE);
      const docx = await toDocx(filled, frame(document));
      const opened = await mammoth.extractRawText({ buffer: docx });
      expect(opened.messages).toEqual([]);
      expect(opened.value).toContain(document.title);
      const bytes = await toPdf(filled, frame(document));
      const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
      try {
        const tree = await (await pdf.getPage(1)).getStructTree();
        // Without tags there would be no tree.
        expect(JSON.stringify(tree)).toContain('"H1"');
      } finally {
        await pdf.loadingTask.destroy();
      }
    },
  );

  it('asks only for what can be answered', () => {
    const unanswerable = DOCUMENTS.flatMap(({ text }) => readText(text).fields).filter((key) => {
      const fact = FACT_BY_KEY.get(key);
      return fact?.source === 'MEMBER' && !fact.optional && COMPLETE[key] === undefined;
    });
    expect([...new Set(unanswerable)]).toEqual([]);
  });
});
