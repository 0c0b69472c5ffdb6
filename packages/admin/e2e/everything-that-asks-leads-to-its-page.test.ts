import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  ask,
  type DemoPerson,
  openBrowser,
  openPageAs,
  settled,
  startSystem,
  type TestSystem,
} from './harness.ts';

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

interface Asking {
  deadlines: { id: string; path: string }[];
  mails: { items: { kind: string; path: string | null }[] };
}

const PEOPLE: DemoPerson[] = ['manager', 'trustee', 'staff', 'adviser', 'coordinator'];

/** One address of each shape: a hundred deadlines of one kind lead the same way. */
const ofEachShape = (paths: readonly string[]): string[] => [
  ...new Map(paths.map((path) => [path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'), path])).values(),
];

describe('what is on the first page, and what was told by mail', () => {
  it.each(PEOPLE)(
    'leads to a page that is there for the %s',
    async (person) => {
      const page = await openPageAs(person, browser, system);
      const { deadlines, mails } = await ask<Asking>(
        system,
        page,
        '{ deadlines { id path } mails(perPage: 100) { items { kind path } } }',
      );
      const paths = [
        ...deadlines.map(({ path }) => `/app${path}`),
        ...mails.items.flatMap(({ path }) => (path === null ? [] : [path])),
      ];
      const dead: string[] = [];
      for (const path of ofEachShape(paths)) {
        await page.goto(path);
        await settled(page).catch(() => dead.push(`${path} shows nothing`));
        if (await page.getByRole('heading', { level: 1, name: 'We cannot find this' }).isVisible())
          dead.push(path);
      }
      expect(dead).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});
