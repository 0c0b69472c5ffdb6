import type { TemplateKind } from '../../src/features/templates/template-kind.js';

/** What the consortium itself has written for its library, besides the starter library. */
export interface TemplateContent {
  readonly title: string;
  readonly kind: TemplateKind;
  readonly category: string;
  readonly summary: string;
  readonly searchWords: readonly string[];
  /** The editions, the oldest first; each is written by the adviser and published by the coordinator. */
  readonly editions: readonly {
    readonly status: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'RETIRED';
    readonly daysAgo: number;
    readonly changeSummary: string | null;
    readonly retiredBecause: string | null;
    readonly text: string;
  }[];
}

const MENOPAUSE = `## Why we talk about it

Most women go through the menopause while they work. Small changes help: a fan, a desk by the window, breaks, other hours for a while.

## What you can ask for

Talk to the {hr_contact}. What you say stays between you.`;

/** A draft, one in review, one that was withdrawn, and one in its second edition. */
export const TEMPLATES: readonly TemplateContent[] = [
  {
    title: 'Social media at work',
    kind: 'HR_POLICY',
    category: 'Conduct and concerns',
    summary: 'What to think of before you post about your work, and who speaks for the organisation.',
    searchWords: ['facebook', 'instagram', 'posting', 'comments'],
    editions: [
      {
        status: 'RETIRED',
        daysAgo: 90,
        changeSummary: null,
        retiredBecause: null,
        text: `## What this is for

Be kind and be careful. What you post stays.

## Who speaks for us

Only the {head_role} speaks for {organisation_name} in public.`,
      },
      {
        status: 'PUBLISHED',
        daysAgo: 12,
        changeSummary: 'Private groups and messages are covered too; says what happens with photographs.',
        retiredBecause: null,
        text: `## What this is for

Be kind and be careful. What you post stays, in private groups and messages too.

## Who speaks for us

Only the {head_role} speaks for {organisation_name} in public.

## Photographs

Ask before you take one, and again before you post it.{#works_with_children} Never post a picture of a child without the written consent of a parent.{/works_with_children}`,
      },
    ],
  },
  {
    title: 'Talking about the menopause',
    kind: 'GUIDE',
    category: 'Fairness and dignity',
    summary: 'A short guide for managers and staff.',
    searchWords: ['hot flushes', 'HRT'],
    editions: [
      { status: 'IN_REVIEW', daysAgo: 3, changeSummary: null, retiredBecause: null, text: MENOPAUSE },
    ],
  },
  {
    title: 'Working in hot weather',
    kind: 'CHECKLIST',
    category: 'Health and safety',
    summary: 'What to do when it is too hot to work as usual.',
    searchWords: ['heatwave', 'temperature'],
    editions: [
      {
        status: 'DRAFT',
        daysAgo: 1,
        changeSummary: null,
        retiredBecause: null,
        text: `- ☐ Water is at hand in every room.
- ☐ Blinds are closed on the sunny side.
- ☐ The {hs_lead_role} has looked at the forecast.`,
      },
    ],
  },
  {
    title: 'Visitors during the pandemic',
    kind: 'HEALTH_AND_SAFETY',
    category: 'Health and safety',
    summary: 'Rules for visitors that no longer apply.',
    searchWords: ['covid', 'masks'],
    editions: [
      {
        status: 'RETIRED',
        daysAgo: 100,
        changeSummary: null,
        retiredBecause: 'The rules behind it have ended. Use the general risk assessment instead.',
        text: `## Before you come in

Ask the {hs_lead_role} whether you can visit.`,
      },
    ],
  },
];
