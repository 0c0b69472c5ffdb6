import { buildAdviserTime, buildBooking } from '../src/features/bookings/booking.factory.js';
import { type BookingStatus } from '../src/features/bookings/booking-status.js';
import { whyNotEligible } from '../src/features/services/eligibility.js';
import { addDays, atMinute, datesBetween, londonDate, weekday } from '../src/platform/local-time.js';
import { STORIES, type Story } from './booking-stories.js';
import type { Consortium } from './build-consortium.js';
import { SMALL_MEMBER } from './content/organisations.js';
import { DemoCalendar } from './demo-calendar.js';
import type { Random } from './random.js';
import { chooseStatus, holdsTime, settle } from './settle-booking.js';
import { TopicDecks } from './topic-decks.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Weeks of bookings, back and ahead. */
const DAYS_EITHER_WAY = 42;
const FEWEST_TODAY = 3;
const MOST_ATTEMPTS = 8;
/** A service that wants this much notice is not one that a member books again within weeks. */
const ONCE_ONLY_HOURS = 72;

type PoolService = Consortium['services'][number];

interface Wish {
  service: PoolService;
  adviserId: string;
  organisationId: string;
  bookedBy: string;
  sharedWith: string[];
  start: number;
  durationMinutes: number;
  /** Left out: whatever may have become of it. */
  status?: BookingStatus;
}

/** Bookings of three months around an instant, and the time that they hold, numbered in the order of their making. */
export function buildBookings(consortium: Consortium, random: Random, ids: (at: Date) => string, at: Date) {
  const maker = new BookingMaker(consortium, random, at);
  maker.tellStories();
  maker.fillCalendars();
  const inOrder = maker.made.sort(
    (a, b) => a.booking.createdAt.getTime() - b.booking.createdAt.getTime() || (a.place < b.place ? -1 : 1),
  );
  const numbered = inOrder.map(({ booking, service }, index) => ({
    booking: { ...booking, id: ids(booking.createdAt), number: index + 1 },
    service,
  }));
  return {
    bookings: numbered.map(({ booking }) => booking),
    adviserTimes: numbered
      .filter(({ booking }) => holdsTime(booking.status))
      .map(({ booking, service }) => buildAdviserTime(booking, service.row)),
  };
}

class BookingMaker {
  readonly made: { booking: ReturnType<typeof buildBooking>; service: PoolService; place: string }[] = [];
  readonly #calendar: DemoCalendar;
  readonly #topics: TopicDecks;
  readonly #today: string;

  constructor(
    private readonly consortium: Consortium,
    private readonly random: Random,
    private readonly at: Date,
  ) {
    this.#calendar = new DemoCalendar(consortium);
    this.#topics = new TopicDecks(random);
    this.#today = londonDate(at.getTime());
  }

  /** The bookings that the demo people are to find. One for which no time is left (at Christmas) is left out. */
  tellStories(): void {
    for (const story of STORIES) this.#tell(story);
  }

  #tell(story: Story): void {
    const service = this.consortium.services.find(({ row }) => row.name === story.service);
    const durationMinutes = service?.row.durations[0];
    if (!service || durationMinutes === undefined) return;
    const adviserId = this.consortium.personId(story.adviser);
    const [from, to] = story.days.map((day) => addDays(this.#today, day));
    const starts = this.#calendar.freeStarts(adviserId, service.row, durationMinutes, from ?? '', to ?? '');
    const start = this.random.pick(starts);
    if (start === undefined) return;
    this.#book({
      service,
      adviserId,
      organisationId: this.consortium.organisationId(story.organisation),
      bookedBy: this.consortium.personId(story.bookedBy),
      sharedWith: (story.sharedWith ?? []).map((email) => this.consortium.personId(email)),
      start,
      durationMinutes,
      status: story.status,
    });
  }

  /** Fills every adviser's days: well in the past, ever less in the weeks ahead. */
  fillCalendars(): void {
    const demoAdviser = this.consortium.personId('adviser@demo.test');
    for (const date of datesBetween(
      addDays(this.#today, -DAYS_EITHER_WAY),
      addDays(this.#today, DAYS_EITHER_WAY),
    ))
      for (const { id } of this.consortium.availabilities) {
        const minutes = this.#calendar.workingMinutes(id, date);
        const usual = (minutes / 100) * this.#density(date) * (0.5 + this.random.next());
        const fewest = minutes > 0 && date === this.#today && id === demoAdviser ? FEWEST_TODAY : 0;
        let left = Math.max(fewest, Math.round(usual));
        for (let attempts = 0; left > 0 && attempts < MOST_ATTEMPTS; attempts += 1)
          if (this.#bookSomething(id, date)) left -= 1;
      }
  }

  #density(date: string): number {
    const ahead = (Date.parse(date) - Date.parse(this.#today)) / (24 * HOUR);
    return ahead <= 0 ? 0.6 : Math.max(0.12, 0.6 - 0.013 * ahead);
  }

  /** Books what comes to mind, and says whether it took the adviser's time. */
  #bookSomething(adviserId: string, date: string): boolean {
    const given = this.consortium.services.filter(({ adviserIds }) => adviserIds.includes(adviserId));
    const service = this.random.pickWeighted(given, ({ row }) => (row.needsApproval ? 1 : 4));
    if (!service) return false;
    const durationMinutes = this.random.pickWeighted(service.row.durations, (one) =>
      one === service.row.durations[0] ? 3 : 1,
    );
    if (durationMinutes === undefined) return false;
    const start = this.random.pick(
      this.#calendar.freeStarts(adviserId, service.row, durationMinutes, date, date),
    );
    if (start === undefined) return false;
    const organisationId = this.#whoBooks(service, start, durationMinutes);
    if (organisationId === undefined) return false;
    const bookedBy = this.#whoOf(organisationId);
    if (bookedBy === undefined) return false;
    const sharedWith = this.random.chance(0.15) ? this.#colleagueOf(organisationId, bookedBy) : [];
    return this.#book({ service, adviserId, organisationId, bookedBy, sharedWith, start, durationMinutes });
  }

  /** A member that may book the service; those with more employees have more questions. */
  #whoBooks(service: PoolService, start: number, durationMinutes: number): string | undefined {
    const { organisations, facts } = this.consortium;
    const eligible = organisations.flatMap(({ id, name, kind, district, illustrative }, index) => {
      if (illustrative || kind === 'PROVIDER' || name === SMALL_MEMBER || id === service.row.provider)
        return [];
      const { annualIncome = null, headcount = null } = facts[index] ?? {};
      const why = whyNotEligible(service.row.eligibility, {
        kind,
        annualIncome,
        headcount,
        districtCode: district ?? null,
      });
      if (why !== null || this.#calendar.isBusy(id, start, durationMinutes)) return [];
      if (service.row.leadTimeHours >= ONCE_ONLY_HOURS && this.#hasBooked(id, service.row.id)) return [];
      return [{ id, weight: 2 + Math.min(headcount ?? 0, 10) }];
    });
    return this.random.pickWeighted(eligible, ({ weight }) => weight)?.id;
  }

  #hasBooked(organisationId: string, serviceId: string): boolean {
    return this.made.some(
      ({ booking }) => booking.organisation === organisationId && booking.service === serviceId,
    );
  }

  #whoOf(organisationId: string): string | undefined {
    const may = this.consortium.memberships.filter(
      (one) => one.organisation === organisationId && one.mayBook,
    );
    return this.random.pickWeighted(may, ({ role }) => (role === 'MANAGER' ? 3 : 1))?.person;
  }

  #colleagueOf(organisationId: string, person: string): string[] {
    const others = this.consortium.memberships.filter(
      (one) => one.organisation === organisationId && one.person !== person,
    );
    return others.length === 0 ? [] : [this.random.pick(others)?.person ?? person];
  }

  #book(wish: Wish): boolean {
    const { service, start, durationMinutes } = wish;
    const { row, category } = service;
    const createdAt = this.#writtenAt(start, row.leadTimeHours, wish.status === 'REQUESTED');
    const appointment = {
      category,
      needsApproval: row.needsApproval,
      noticeHours: row.noticeHours,
      createdAt,
      startsAt: new Date(start),
      endsAt: new Date(start + durationMinutes * MINUTE),
      durationMinutes,
    };
    const status = wish.status ?? chooseStatus(appointment, this.random, this.at);
    const topic = this.#topics.deal(category, wish.organisationId);
    const booking = buildBooking({
      id: '',
      organisation: wish.organisationId,
      provider: row.provider,
      category: row.category,
      service: row.id,
      adviser: wish.adviserId,
      bookedBy: wish.bookedBy,
      sharedWith: wish.sharedWith,
      startsAt: appointment.startsAt,
      durationMinutes,
      channel: (this.random.chance(0.6) ? row.channels[0] : this.random.pick(row.channels)) ?? 'PHONE',
      subject: topic?.subject ?? row.name,
      details: this.random.chance(0.85) ? (topic?.details ?? null) : null,
      noticeHours: row.noticeHours,
      lateCountsAsUsed: row.lateCountsAsUsed,
      createdAt,
      ...settle(appointment, status, this.random, this.at),
    });
    if (holdsTime(status))
      this.#calendar.take(wish.adviserId, wish.organisationId, row, start, durationMinutes);
    this.made.push({ booking, service, place: `${start} ${wish.adviserId}` });
    return holdsTime(status);
  }

  /** When a booking may have been made: in the daytime, and no later than the service asks for. */
  #writtenAt(start: number, leadTimeHours: number, justNow: boolean): Date {
    const latest = Math.min(start - leadTimeHours * HOUR, this.at.getTime() - 10 * MINUTE);
    const daysEarlier = justNow ? 0 : Math.floor(this.random.next() ** 2 * 15);
    const minute = this.random.between(8 * 60, 17 * 60 + 30);
    let date = addDays(londonDate(latest), -daysEarlier);
    if (!justNow && weekday(date) > 5 && this.random.chance(0.8)) date = addDays(date, -2);
    let written = atMinute(date, minute);
    while (written === null || written > latest) {
      date = addDays(date, -1);
      written = atMinute(date, minute);
    }
    return new Date(written);
  }
}
