import {
  buildAccident,
  buildAccidentMatter,
  buildResponsibility,
  buildRiskAction,
  buildRiskAssessment,
  buildRiskHazard,
  buildSafetyCheck,
  buildSafetyCheckEntry,
} from '../src/features/health-and-safety/health-and-safety.factory.js';
import { nextCheckDate } from '../src/features/health-and-safety/next-check-date.js';
import { USUAL_CHECKS } from '../src/features/health-and-safety/usual-checks.js';
import { addDays, toInstant } from '../src/platform/local-time.js';
import type { Consortium } from './build-consortium.js';
import { OTHER_MEMBER, SMALL_MEMBER } from './content/organisations.js';

type Ids = (at: Date) => string;

/**
 * Health and safety of the demo: a trustee of the small charity is its lead, so that its manager sees figures only. Every
 * state of every record is there once.
 */
export function buildHealthAndSafety(consortium: Consortium, today: string, ids: Ids) {
  const at = (daysAgo: number) => new Date(toInstant(addDays(today, -daysAgo), '11:00'));
  const day = (fromToday: number) => addDays(today, fromToday);
  const made = (daysAgo: number) => ({ id: ids(at(daysAgo)), createdAt: at(daysAgo) });
  const ours = { organisation: consortium.organisationId(SMALL_MEMBER) };
  const theirs = { organisation: consortium.organisationId(OTHER_MEMBER) };
  const manager = consortium.personId('manager@demo.test');
  const staff = consortium.personId('staff@demo.test');
  const lead = consortium.personId('trustee@demo.test');
  const otherManager = consortium.personId('other.manager@demo.test');

  const responsibilities = [
    buildResponsibility({ ...made(300), ...ours, person: lead }),
    buildResponsibility({ ...made(600), ...ours, person: manager, endedAt: at(300) }),
    buildResponsibility({ ...made(200), ...theirs, person: otherManager }),
  ];

  const kitchen = buildRiskAssessment({
    ...made(350),
    ...ours,
    title: 'Community kitchen',
    site: 'Larkmoor hall',
    activity: 'Cooking lunch for forty people, twice a week, with volunteers',
    assessor: lead,
    assessedOn: day(-350),
    nextReviewOn: day(9),
  });
  const van = buildRiskAssessment({
    ...made(500),
    ...ours,
    title: 'Collecting food by van',
    site: null,
    activity: 'One person drives, loads and unloads crates',
    assessor: manager,
    assessedOn: day(-500),
    nextReviewOn: day(-12),
  });
  const sewing = buildRiskAssessment({
    ...made(4),
    ...ours,
    title: 'Sewing group',
    site: 'Larkmoor hall',
    activity: 'Eight people with machines and irons, one evening a week',
    assessor: staff,
    assessedOn: day(-4),
    status: 'DRAFT',
  });
  const market = buildRiskAssessment({
    ...made(900),
    ...ours,
    title: 'Summer market stall',
    activity: 'Selling jam under a gazebo',
    assessedOn: day(-900),
    nextReviewOn: day(-500),
    status: 'ARCHIVED',
  });
  const assessments = [kitchen, van, sewing, market];
  const oil = buildRiskHazard({
    ...made(350),
    ...ours,
    assessment: kitchen.id,
    hazard: 'Hot oil and boiling water',
    whoAndHow: 'Cooks, and anybody who walks through, may be burnt',
    controls: 'Lids, dry cloths, nobody passes while food is drained',
    likelihoodBefore: 4,
    severityBefore: 4,
    furtherControls: 'A fryer with a thermostat; a line on the floor',
    likelihoodAfter: 2,
    severityAfter: 3,
  });
  const floor = buildRiskHazard({ ...made(349), ...ours, assessment: kitchen.id });
  const crates = buildRiskHazard({
    ...made(500),
    ...ours,
    assessment: van.id,
    hazard: 'Heavy crates',
    whoAndHow: 'The driver may hurt their back',
    controls: 'Nothing yet',
    likelihoodBefore: 5,
    severityBefore: 4,
  });
  const irons = buildRiskHazard({
    ...made(4),
    ...ours,
    assessment: sewing.id,
    hazard: 'Hot irons',
    whoAndHow: 'Members may be burnt, or trip over a cable',
    controls: 'A stand for each iron; cables along the wall',
    likelihoodBefore: 2,
    severityBefore: 2,
  });
  const gazebo = buildRiskHazard({
    ...made(900),
    ...ours,
    assessment: market.id,
    hazard: 'The gazebo blows over',
    whoAndHow: 'Anybody near it',
    controls: 'A weight on each leg',
  });
  const actions = [
    buildRiskAction({
      ...made(350),
      ...ours,
      assessment: kitchen.id,
      hazard: oil.id,
      what: 'Paint the line on the floor',
      owner: staff,
      dueOn: day(-320),
      doneOn: day(-322),
    }),
    buildRiskAction({
      ...made(30),
      ...ours,
      assessment: kitchen.id,
      hazard: floor.id,
      owner: staff,
      dueOn: day(3),
    }),
    buildRiskAction({
      ...made(40),
      ...ours,
      assessment: van.id,
      hazard: crates.id,
      what: 'Buy a sack truck and show everybody how to use it',
      owner: staff,
      dueOn: day(-5),
    }),
    buildRiskAction({
      ...made(40),
      ...ours,
      assessment: van.id,
      hazard: crates.id,
      what: 'Ask the depot to pack crates of ten kilograms',
      owner: null,
      dueOn: day(20),
    }),
  ];

  const stories = [
    {
      accident: {
        ...made(9),
        severity: 'MINOR',
        happenedOn: day(-9),
        reportedBy: manager,
        hurt: staff,
        daysOff: 8,
      },
      matter: {
        happenedAt: '12:40',
        place: 'Kitchen, by the sink',
        what: 'Slipped on the wet floor with a tray in both hands.',
        hurtName: 'Callum Whitworth',
        injury: 'A sprained ankle',
        treatment: 'A cold pack, then the minor injuries unit',
        witness: 'Two volunteers',
      },
    },
    {
      accident: {
        ...made(3),
        severity: 'PUBLIC_TO_HOSPITAL',
        happenedOn: day(-3),
        reportedBy: staff,
        hurtAs: 'VISITOR',
      },
      matter: {
        happenedAt: '10:15',
        place: 'Front steps',
        what: 'A guest missed the last step and fell.',
        hurtName: 'A guest of the lunch club',
        injury: 'A broken wrist, says the hospital',
        treatment: 'Taken to hospital by ambulance',
      },
    },
    {
      accident: {
        ...made(120),
        severity: 'OVER_7_DAYS',
        happenedOn: day(-121),
        reportedBy: staff,
        hurtAs: 'EMPLOYEE',
        daysOff: 15,
        reportedOn: day(-110),
        closedOn: day(-90),
      },
      matter: {
        place: 'Van, at the depot',
        what: 'Hurt their back while lifting a crate.',
        hurtName: 'A former driver',
        injury: 'A strained back',
        treatment: 'Their doctor',
        measures: 'Two people for every crate until there is a sack truck.',
        reportReference: '4f1c-20871',
      },
    },
    {
      accident: {
        ...made(40),
        kind: 'NEAR_MISS',
        severity: 'NEAR_MISS',
        happenedOn: day(-40),
        reportedBy: staff,
        hurtAs: null,
        closedOn: day(-30),
      },
      matter: {
        place: 'Store room',
        what: 'A shelf came off the wall when nobody was there.',
        hurtName: null,
        injury: null,
        treatment: null,
        measures: 'All shelves were fixed anew.',
      },
    },
    {
      accident: {
        ...made(16),
        kind: 'VIOLENCE',
        severity: 'MINOR',
        happenedOn: day(-16),
        reportedBy: staff,
        hurt: staff,
      },
      matter: {
        place: 'Front door',
        what: 'Somebody shouted and pushed when told that lunch was over.',
        hurtName: 'Callum Whitworth',
        injury: 'None',
        treatment: null,
      },
    },
  ] as const;
  const accidents = stories.map(({ accident }) => buildAccident({ ...ours, ...accident }));
  const matters = stories.map(({ accident, matter }) =>
    buildAccidentMatter({ ...ours, ...matter, accident: accident.id }),
  );

  // Each of the usual checks: how many days ago it was last done, and by whom it is made.
  const lastDone = [10, 12, 33, 20, 40, 100, 170, 200];
  const checks = USUAL_CHECKS.map((usual, n) =>
    buildSafetyCheck({
      ...made(400),
      ...ours,
      ...usual,
      site: 'Larkmoor hall',
      nextOn: nextCheckDate(day(-(lastDone[n] ?? 1)), usual.every, usual.unit),
      owner: n % 3 === 2 ? null : staff,
      deputy: n === 0 ? manager : null,
    }),
  );
  const gas = buildSafetyCheck({
    ...made(700),
    ...ours,
    kind: 'OTHER',
    title: 'Gas cooker, by an engineer',
    every: 12,
    unit: 'MONTHS',
    nextOn: day(-100),
    archivedAt: at(110),
  });
  const entries = checks.flatMap((check, n) => {
    const last = lastDone[n] ?? 1;
    const more = n === 0 ? [last + 7, last + 14, last + 21] : [];
    return [last, ...more].map((daysAgo) =>
      buildSafetyCheckEntry({
        ...made(daysAgo),
        ...ours,
        check: check.id,
        doneOn: day(-daysAgo),
        by: daysAgo === last + 14 ? manager : staff,
        ...(n === 0 && daysAgo === last
          ? {
              result: 'PROBLEM',
              note: 'The bell in the store room is silent.',
              action: 'Call the engineer',
              actionOwner: staff,
              actionDueOn: day(4),
            }
          : {}),
        ...(n === 3
          ? {
              result: 'PROBLEM',
              note: 'No plasters left.',
              action: 'Buy plasters',
              actionOwner: staff,
              actionDueOn: day(-15),
              actionDoneOn: day(-18),
            }
          : {}),
      }),
    );
  });
  return {
    responsibilities,
    assessments,
    hazards: [oil, floor, crates, irons, gazebo],
    actions,
    accidents,
    matters,
    checks: [...checks, gas],
    entries,
  };
}
