import { defineMessage, type Message, type MessageGroup } from '../../platform/mail/message.js';

/** What the law asks of an organisation's policies. */
const LAW_CHANGES: MessageGroup = { name: 'lawChanges', delivery: 'AT_ONCE', choosable: true };

/** One policy to look at. */
export interface ReviewAsked {
  policy: string;
  /** The title of the law change. */
  law: string;
  /** By when: "Tuesday 1 December 2026". */
  by: string;
}

/** To those who look after policies, once for all that came up at the same time. */
export const reviewsAsked = defineMessage<{ organisation: string; reviews: readonly ReviewAsked[] }>({
  kind: 'policy-reviews-asked',
  group: LAW_CHANGES,
  write: ({ organisation, reviews }) => ({
    subject: reviews.length === 1 ? 'Something to review' : `${reviews.length} things to review`,
    paragraphs: [
      reviews.length === 1
        ? `The law changes, and a policy of ${organisation} that you look after may have to change with it.`
        : `The law changes, and policies of ${organisation} that you look after may have to change with it.`,
      'Read what is new, then say whether the policy stays, was changed, or is not concerned.',
    ],
    facts: reviews.map(({ policy, law, by }) => [policy, `${law}. By ${by}`] as const),
    button: { label: 'See what to review', path: '/app/' },
  }),
});

/** All that law changes tell. */
export const lawChangeMessages: readonly Message<never>[] = [reviewsAsked];
