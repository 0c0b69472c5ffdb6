import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Audience, TemplateFilter, TemplateKind } from './template.graphql.ts';

/** After so many milliseconds without a key, what was typed is looked for. */
const PAUSE_MS = 200;

/** The search of the library, kept in the address: reading a document and coming back finds it again. */
export interface LibrarySearchState {
  /** What is in the field. */
  typed: string;
  /** What is looked for. */
  q: string;
  page: number;
  filter: TemplateFilter;
  setTyped: (typed: string) => void;
  set: (name: FilterName, value: string | undefined) => void;
  setPage: (page: number) => void;
  clear: () => void;
}

const NAMES = ['category', 'kind', 'audience', 'ours', 'missing'] as const;
export type FilterName = (typeof NAMES)[number];

function filterOf(parameters: URLSearchParams): TemplateFilter {
  const q = parameters.get('q');
  const category = parameters.get('category');
  // the API refuses a kind or audience that it does not know
  const kind = parameters.get('kind') as TemplateKind | null;
  const audience = parameters.get('audience') as Audience | null;
  return {
    ...(q ? { q } : {}),
    ...(category ? { category } : {}),
    ...(kind ? { kind } : {}),
    ...(audience ? { audience } : {}),
    ...(parameters.has('ours') ? { appliesToUs: true } : {}),
    ...(parameters.has('missing') ? { notAdopted: true } : {}),
  };
}

/** @returns what is looked for, and how to change it */
export function useLibraryFilter(): LibrarySearchState {
  const [parameters, setParameters] = useSearchParams();
  const q = parameters.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const change = (edit: (next: URLSearchParams) => void) =>
    setParameters(
      (now) => {
        const next = new URLSearchParams(now);
        next.delete('page');
        edit(next);
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === q) return;
    const timer = setTimeout(() => {
      change((next) => (wanted ? next.set('q', wanted) : next.delete('q')));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return {
    typed,
    q,
    page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
    filter: filterOf(parameters),
    setTyped,
    set: (name, value) => change((next) => (value ? next.set(name, value) : next.delete(name))),
    setPage: (page) => change((next) => next.set('page', String(page))),
    clear: () => {
      setTyped('');
      change((next) => {
        for (const name of [...NAMES, 'q']) next.delete(name);
      });
    },
  };
}
