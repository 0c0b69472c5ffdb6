import { defineMessage, type Message, type MessageGroup } from '../../platform/mail/message.js';

/** What is told of an organisation's own policies. */
const POLICIES: MessageGroup = { name: 'policies', delivery: 'AT_ONCE', choosable: true };

/** A policy as its messages tell of it. Which one it is stands in the console: mails pass through many hands. */
export interface PolicyNews {
  id: string;
  organisation: string;
}

const button = ({ id }: PolicyNews) => ({ label: 'See the policy', path: `/app/policies/${id}/show` });

export const approvalAsked = defineMessage<PolicyNews>({
  kind: 'policy-approval-asked',
  group: POLICIES,
  write: ({ organisation }) => ({
    subject: 'A policy waits for your approval',
    paragraphs: [
      `${organisation} asks you to read a policy and to say whether you approve it. What you are shown is exactly what your answer counts for.`,
    ],
    button: { label: 'Read and answer', path: '/app/policies-to-approve' },
  }),
});

export const policyAdopted = defineMessage<PolicyNews>({
  kind: 'policy-adopted',
  group: POLICIES,
  write: (news) => ({
    subject: 'A policy is adopted',
    paragraphs: [`A policy of ${news.organisation} that you look after is adopted and in force.`],
    button: button(news),
  }),
});

export const policySentBack = defineMessage<PolicyNews>({
  kind: 'policy-sent-back',
  group: POLICIES,
  write: (news) => ({
    subject: 'A policy was not approved',
    paragraphs: [
      `Somebody who was asked about a policy of ${news.organisation} did not approve it. It is a draft again; you find their comment beside it.`,
    ],
    button: button(news),
  }),
});

/** What came with a new edition of a template. */
export interface EditionNews extends PolicyNews {
  title: string;
  isMaterial: boolean;
  changeSummary: string | null;
  /** How the draft came about. */
  draft: 'WORD_FOR_WORD' | 'MERGED' | 'CLASHES';
  clashes: number;
}

const DRAFT_WORDS: Readonly<Record<EditionNews['draft'], string>> = {
  WORD_FOR_WORD: 'You follow the template word for word, so the draft is the new edition as it is.',
  MERGED: 'Your own wording and the new one came together in the draft; nothing of either is lost.',
  CLASHES: 'Where both changed the same words, the draft has yours until you have chosen between the two.',
};

export const newEdition = defineMessage<EditionNews>({
  kind: 'policy-new-edition',
  group: POLICIES,
  write: (news) => ({
    subject: 'The library has a new edition of a policy that you use',
    paragraphs: [
      `“${news.title}” has a new edition${news.isMaterial ? '' : ', with a minor change'}, and there is a draft of your policy with it. Your policy stays as it is until you decide.`,
      DRAFT_WORDS[news.draft],
      'You can take the new edition, keep yours, or ask the adviser first.',
    ],
    facts: [
      ...(news.changeSummary ? [['What changed', news.changeSummary] as const] : []),
      ...(news.clashes > 0 ? [['Places to settle', String(news.clashes)] as const] : []),
    ],
    button: { label: 'See what changed', path: `/app/policies/${news.id}/new-edition` },
  }),
});

/** All that policies tell. */
export const policyMessages: readonly Message<never>[] = [
  approvalAsked,
  policyAdopted,
  policySentBack,
  newEdition,
];
