import { Migration } from '@mikro-orm/migrations';

const ACT = 'https://www.legislation.gov.uk/ukpga/2025/36';
const COMMENCEMENT_2 = 'https://www.legislation.gov.uk/uksi/2026/3';
const COMMENCEMENT_27 = 'https://www.legislation.gov.uk/uksi/2026/323';
const CHECKED_ON = '2026-11-23';
const CHECK = 'Check this against the source before you rely on it.';

interface Entry {
  slug: string;
  title: string;
  what: string;
  source: string | null;
  status: 'PLANNED' | 'CONFIRMED' | 'IN_FORCE';
  /** YYYY-MM-DD; null while it is open. */
  on: string | null;
  note?: string;
  templates: readonly string[];
}

/**
 * What was known of the Employment Rights Act 2025 (Royal Assent 18 December 2025) on 23 November 2026. What nobody could
 * confirm stands as planned, and says so.
 */
const ENTRIES: readonly Entry[] = [
  {
    slug: 'union-and-industrial-action',
    title: 'New rules on trade unions and industrial action',
    what: 'Simpler rules for ballots and notices of industrial action, and notice can be given for the new paternity and parental leave.',
    source: COMMENCEMENT_2,
    status: 'IN_FORCE',
    on: '2026-02-18',
    templates: ['trade-union-rights'],
  },
  {
    slug: 'day-one-family-leave',
    title: 'Paternity and parental leave from the first day; leave for bereaved partners',
    what: 'Nobody has to have worked for you for some time any more before taking paternity or unpaid parental leave. A partner whose child’s mother or adopter dies may take up to 52 weeks.',
    source: COMMENCEMENT_27,
    status: 'IN_FORCE',
    on: '2026-04-06',
    templates: ['family-leave', 'carers-dependants-and-bereavement-leave'],
  },
  {
    slug: 'statutory-sick-pay',
    title: 'Statutory sick pay from the first day, for everybody',
    what: 'The three waiting days and the lower earnings limit are gone. Those on low pay get a share of their earnings instead of the flat rate.',
    source: COMMENCEMENT_27,
    status: 'IN_FORCE',
    on: '2026-04-06',
    templates: ['sickness-absence'],
  },
  {
    slug: 'harassment-disclosures',
    title: 'Speaking up about sexual harassment is whistleblowing',
    what: 'Somebody who reports sexual harassment is protected like every other whistleblower.',
    source: COMMENCEMENT_27,
    status: 'IN_FORCE',
    on: '2026-04-06',
    templates: ['whistleblowing', 'sexual-harassment-prevention'],
  },
  {
    slug: 'protective-award',
    title: 'Twice the award where staff are not consulted on redundancies',
    what: 'A tribunal can award up to 180 days’ pay to each person, instead of 90, where twenty or more go and nobody was consulted.',
    source: COMMENCEMENT_27,
    status: 'IN_FORCE',
    on: '2026-04-06',
    templates: ['redundancy'],
  },
  {
    slug: 'holiday-records',
    title: 'Records of holiday are kept for six years',
    what: 'Employers keep records that show how much leave and holiday pay each person had, for six years.',
    source: COMMENCEMENT_27,
    status: 'IN_FORCE',
    on: '2026-04-06',
    note: `The order was read in part only. ${CHECK}`,
    templates: ['annual-leave', 'retention-schedule'],
  },
  {
    slug: 'fair-work-agency',
    title: 'The Fair Work Agency begins',
    what: 'One agency looks after the minimum wage, holiday pay and sick pay, and may look into records.',
    source: ACT,
    status: 'IN_FORCE',
    on: '2026-04-07',
    templates: ['pay-expenses-and-pension'],
  },
  {
    slug: 'electronic-balloting',
    title: 'Unions may ballot electronically',
    what: 'Ballots of trade unions need not go by post any more.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `Not earlier than August 2026. ${CHECK}`,
    templates: ['trade-union-rights'],
  },
  {
    slug: 'all-reasonable-steps',
    title: 'All reasonable steps against sexual harassment',
    what: 'Employers must take all reasonable steps to prevent sexual harassment, not just reasonable ones.',
    source: ACT,
    status: 'PLANNED',
    on: '2026-10-01',
    note: `Planned for October 2026; not confirmed. ${CHECK}`,
    templates: ['sexual-harassment-prevention'],
  },
  {
    slug: 'third-party-harassment',
    title: 'Employers answer for harassment by visitors and clients',
    what: 'Employers are liable where somebody from outside harasses their staff, unless they took all reasonable steps against it.',
    source: ACT,
    status: 'PLANNED',
    on: '2026-10-01',
    note: `Planned for October 2026; not confirmed. ${CHECK}`,
    templates: ['dignity-at-work', 'sexual-harassment-prevention'],
  },
  {
    slug: 'union-rights-statement',
    title: 'A statement of the right to join a union',
    what: 'Every worker gets a written statement that they may join a trade union: when they start, and from time to time after.',
    source: ACT,
    status: 'PLANNED',
    on: '2026-10-01',
    note: `Planned for October 2026; not confirmed. ${CHECK}`,
    templates: ['trade-union-rights', 'contract-of-employment', 'casual-worker-terms'],
  },
  {
    slug: 'union-access',
    title: 'Unions may ask to come to the workplace',
    what: 'Unions can ask for access to talk to staff; an employer answers within days. Small employers may be left out.',
    source: ACT,
    status: 'PLANNED',
    on: '2026-10-01',
    note: `Planned for October 2026; whether employers of fewer than 21 are left out is open. ${CHECK}`,
    templates: ['trade-union-rights'],
  },
  {
    slug: 'tips-and-representatives',
    title: 'Staff are asked about tips; more time for union representatives',
    what: 'Employers ask their staff before they decide how tips are shared. Union representatives get more time and means.',
    source: ACT,
    status: 'PLANNED',
    on: '2026-10-01',
    note: `Planned for October 2026; not confirmed. ${CHECK}`,
    templates: ['pay-expenses-and-pension', 'trade-union-rights'],
  },
  {
    slug: 'tribunal-time-limit',
    title: 'Six months to go to a tribunal',
    what: 'Most claims can be brought within six months instead of three.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `Not before October 2026: treat it as not in force. ${CHECK}`,
    templates: ['grievance', 'disciplinary', 'retention-schedule'],
  },
  {
    slug: 'unfair-dismissal',
    title: 'Protection from unfair dismissal after six months',
    what: 'Staff can claim unfair dismissal after six months instead of two years, and what a tribunal may award has no upper limit any more. Probation should be decided by the fifth month.',
    source: ACT,
    status: 'CONFIRMED',
    on: '2027-01-01',
    templates: ['probation', 'disciplinary', 'capability', 'redundancy', 'contract-of-employment'],
  },
  {
    slug: 'fire-and-rehire',
    title: 'Limits on dismissing people to change their contract',
    what: 'Dismissing somebody because they do not agree to worse terms on pay, hours or leave is unfair, except where the organisation would fail otherwise.',
    source: ACT,
    status: 'CONFIRMED',
    on: '2027-01-01',
    note: 'January 2027; the day is taken from the government’s factsheet.',
    templates: ['contract-of-employment', 'redundancy'],
  },
  {
    slug: 'payrolled-benefits',
    title: 'Benefits are taxed through the payroll',
    what: 'Most benefits in kind are reported and taxed with each pay run instead of once a year. A change of tax law, not of the Employment Rights Act.',
    source: null,
    status: 'CONFIRMED',
    on: '2027-04-06',
    templates: ['pay-expenses-and-pension'],
  },
  {
    slug: 'flexible-working-reasonableness',
    title: 'A refusal of flexible working has to be reasonable',
    what: 'Employers say which ground they refuse on and why that is reasonable, after a set way of talking about it.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027, day open. ${CHECK}`,
    templates: ['flexible-working'],
  },
  {
    slug: 'bereavement-leave',
    title: 'Bereavement leave for everybody, also after a pregnancy is lost',
    what: 'A right to unpaid leave after the death of somebody close, and after the loss of a pregnancy before 24 weeks.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027, day open. ${CHECK}`,
    templates: ['carers-dependants-and-bereavement-leave', 'family-leave'],
  },
  {
    slug: 'pregnancy-and-return',
    title: 'More protection in pregnancy and after family leave',
    what: 'Dismissing somebody who is pregnant, on family leave or newly back is allowed in few cases only.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027, day open. ${CHECK}`,
    templates: ['family-leave', 'redundancy'],
  },
  {
    slug: 'guaranteed-hours',
    title: 'Guaranteed hours and notice of shifts',
    what: 'Workers without fixed hours are offered the hours that they usually work, get notice of shifts, and pay where a shift is cancelled late.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027, day open. ${CHECK}`,
    templates: ['casual-worker-terms'],
  },
  {
    slug: 'collective-redundancy-threshold',
    title: 'When a redundancy has to be consulted on together',
    what: 'Redundancies in several places count together from a number that is still to be set.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027, day and number open. ${CHECK}`,
    templates: ['redundancy'],
  },
  {
    slug: 'harassment-steps',
    title: 'Rules name the steps against sexual harassment',
    what: 'Regulations will say which steps count as reasonable, such as risk assessments and ways to report.',
    source: ACT,
    status: 'PLANNED',
    on: null,
    note: `2027 or 2028, day open. ${CHECK}`,
    templates: ['sexual-harassment-prevention'],
  },
];

const quoted = (text: string | null | undefined) =>
  text === null || text === undefined ? 'null' : `'${text.replaceAll("'", "''")}'`;
const listed = (texts: readonly string[]) => `array[${texts.map(quoted).join(', ')}]::text[]`;

/**
 * The register of law changes as it stood when it came. Its templates are linked by the first job that
 * finds them. It counts as known the day before the starter library was written, which knows of all of it.
 */
export class Migration20261125050200 extends Migration {
  override name = 'Migration20261125050200';

  override up(): void {
    const rows = ENTRIES.map(({ slug, title, what, source, status, on, note, templates }, index) => {
      const id = `01980000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`;
      return `(${[id, slug, title, what, source, status, on, note, CHECKED_ON].map(quoted).join(', ')}, ${listed(templates)}, timestamptz '2026-11-22 12:00Z', ${status === 'PLANNED' ? 'null' : `timestamptz '2026-11-22 12:00Z'`}, 1)`;
    });
    this.addSql(
      `insert into law_changes (id, slug, title, what, source_url, status, in_force_on, date_note, checked_on, starter_templates, created_at, raised_at, version)
       select c.id::uuid, c.slug, c.title, c.what, c.source, c.status, c.in_force_on::date, c.note, c.checked_on::date, c.templates, c.created_at, c.raised_at::timestamptz, c.version
       from (values ${rows.join(', ')}) c (id, slug, title, what, source, status, in_force_on, note, checked_on, templates, created_at, raised_at, version)`,
    );
  }
}
