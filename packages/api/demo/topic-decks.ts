import { BOOKING_TOPICS } from './content/booking-topics.js';
import type { CategoryName, TopicContent } from './content/types.js';
import type { Random } from './random.js';

/** Deals what bookings are about, so that neither a category nor an organisation repeats itself early. */
export class TopicDecks {
  readonly #decks = new Map<CategoryName, TopicContent[]>();
  readonly #dealt = new Set<string>();

  constructor(private readonly random: Random) {}

  deal(category: CategoryName, organisationId: string): TopicContent | undefined {
    const deck = this.#decks.get(category) ?? this.random.shuffle(BOOKING_TOPICS[category]);
    const unheard = deck.findIndex(({ subject }) => !this.#dealt.has(`${organisationId} ${subject}`));
    const [topic] = deck.splice(Math.max(unheard, 0), 1);
    if (!topic) return undefined;
    this.#dealt.add(`${organisationId} ${topic.subject}`);
    this.#decks.set(category, [...deck, topic]);
    return topic;
  }
}
