/** How a fact is asked for, and what its value is. LIST: rows of facts of their own; YES_NO: true or false. */
export const FACT_KINDS = ['TEXT', 'LONG_TEXT', 'NUMBER', 'DATE', 'YES_NO', 'LIST'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Where facts stand together on a screen, in this order. */
export const FACT_GROUPS = [
  'ORGANISATION',
  'PEOPLE',
  'EMPLOYMENT',
  'PAY',
  'LEAVE',
  'WORK',
  'PREMISES',
  'HEALTH_AND_SAFETY',
  'SAFEGUARDING',
  'DATA',
  'VOLUNTEERS',
  'DOCUMENT',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

/**
 * Who knows a fact. MEMBER: the organisation answers it once, for all documents. RECORD: it stands in the organisation's
 * record. COMPUTED: it follows from others. RATE: the law sets it, by date. DOCUMENT: the edition being made says it.
 */
export type FactSource = 'MEMBER' | 'RECORD' | 'COMPUTED' | 'RATE' | 'DOCUMENT';

/** One merge field: what a document may say of an organisation, and how to ask for it. */
export interface Fact {
  /** What stands between braces in a document: flat snake_case. */
  key: string;
  kind: FactKind;
  group: FactGroup;
  /** The question, or the label where nobody is asked. */
  label: string;
  help?: string;
  source: FactSource;
  /** A document can be issued without it. Then it stands in a condition of its own. */
  optional?: true;
  /** What most small charities answer; offered, never assumed. */
  suggestion?: string | number | boolean;
  /** Of a LIST: what each row says. */
  rows?: readonly Omit<Fact, 'group' | 'source' | 'rows'>[];
}

type Asked = Omit<Fact, 'key' | 'group' | 'source'>;

const asked = (group: FactGroup, facts: Record<string, Asked>): Fact[] =>
  Object.entries(facts).map(([key, fact]) => ({ key, group, source: 'MEMBER', ...fact }));

const told = (group: FactGroup, source: FactSource, facts: Record<string, Asked>): Fact[] =>
  Object.entries(facts).map(([key, fact]) => ({ key, group, source, ...fact }));

const text = (label: string, more: Partial<Asked> = {}): Asked => ({ kind: 'TEXT', label, ...more });
const words = (label: string, more: Partial<Asked> = {}): Asked => ({ kind: 'LONG_TEXT', label, ...more });
const number = (label: string, more: Partial<Asked> = {}): Asked => ({ kind: 'NUMBER', label, ...more });
const date = (label: string, more: Partial<Asked> = {}): Asked => ({ kind: 'DATE', label, ...more });
const yesNo = (label: string, more: Partial<Asked> = {}): Asked => ({ kind: 'YES_NO', label, ...more });

const ROLE_HELP = 'A job title, not a name: people change, documents stay.';
const OPTIONAL = { optional: true } as const;

/** Every merge field that a document may use; a document that names another is refused with the field's place. */
export const FACTS: readonly Fact[] = [
  ...told('ORGANISATION', 'RECORD', {
    organisation_name: text('Name of the organisation'),
    legal_form: text('What it is in law'),
    charity_number: text('Charity number', OPTIONAL),
    company_number: text('Company number', OPTIONAL),
    employee_count: number('How many people do you employ?', { help: 'Count people, not hours.' }),
    volunteer_count: number('How many volunteers do you have?'),
  }),
  ...told('ORGANISATION', 'COMPUTED', {
    is_charity: yesNo('Has a charity number'),
    is_company: yesNo('Has a company number'),
    has_employees: yesNo('Employs somebody'),
    has_five_or_more: yesNo('Employs five people or more'),
    has_ten_or_more: yesNo('Employs ten people or more'),
    has_volunteers: yesNo('Has volunteers'),
    works_with_children_or_adults: yesNo('Works with children, or with adults at risk'),
  }),
  ...asked('ORGANISATION', {
    registered_address: words('What is your registered or main address?'),
    purpose: words('What does your organisation do, in one sentence?', {
      help: 'It follows the words "We are here to".',
    }),
    website: text('What is the address of your website?', OPTIONAL),
    phone: text('Which telephone number should people ring?'),
    email: text('Which email address should people write to?'),
    local_authority: text('Which council area are you in?'),
  }),
  ...asked('PEOPLE', {
    head_role: text('What is the title of the person who runs the organisation?', {
      help: ROLE_HELP,
      suggestion: 'Manager',
    }),
    chair_role: text('What do you call whoever leads the trustees?', {
      help: ROLE_HELP,
      suggestion: 'Chair of trustees',
    }),
    hr_contact: text('Whom do staff ask about employment matters?', {
      help: ROLE_HELP,
      suggestion: 'Manager',
    }),
    hearing_role: text('Who hears disciplinary matters?', { help: ROLE_HELP, suggestion: 'Manager' }),
    appeal_role: text('Who hears appeals?', {
      help: 'Somebody who did not make the first decision: in a small charity usually a trustee.',
      suggestion: 'Vice-chair of trustees',
    }),
    grievance_role: text('Who hears grievances?', { help: ROLE_HELP, suggestion: 'Manager' }),
    whistleblow_role: text('To whom can people speak up about wrongdoing?', {
      help: ROLE_HELP,
      suggestion: 'Chair of trustees',
    }),
    complaints_contact: text('Who deals with complaints?', { help: ROLE_HELP, suggestion: 'Manager' }),
    equality_lead_role: text('Who leads on equality and inclusion?', {
      help: ROLE_HELP,
      suggestion: 'Manager',
    }),
    treasurer_role: text('What do you call whoever looks after the money among the trustees?', {
      help: ROLE_HELP,
      suggestion: 'Treasurer',
    }),
  }),
  ...asked('EMPLOYMENT', {
    full_time_hours: number('How many hours a week is full time?', { suggestion: 37 }),
    usual_hours: text('What are your usual working hours?', {
      suggestion: 'Monday to Friday, 9am to 5pm, with an unpaid hour for lunch',
    }),
    probation_months: number('How many months does probation last?', {
      help: 'From 1 January 2027 a dismissal can be unfair after six months, so decide well before.',
      suggestion: 5,
    }),
    notice_employee: text('How much notice does an employee give after probation?', {
      suggestion: 'one month',
    }),
    notice_employer: text('How much notice do you give after probation?', {
      help: 'The law asks for at least a week for each full year of service, up to twelve.',
      suggestion: 'one month, and one week for each full year of service from the fifth, up to twelve weeks',
    }),
    notice_probation: text('How much notice does either side give during probation?', {
      suggestion: 'one week',
    }),
    uses_casual_workers: yesNo('Do you use casual, sessional or zero-hours workers?'),
    recognised_unions: text('Which trade unions do you recognise?', {
      help: 'Leave it empty if none.',
      optional: true,
    }),
    supervision_weeks: number('How many weeks apart are supervision meetings?', { suggestion: 6 }),
    appraisal_month: text('In which month are the yearly reviews?', { suggestion: 'March' }),
    dbs_umbrella_body: text('Through whom do you request DBS checks?', OPTIONAL),
    gift_limit_pounds: number('Up to what value may somebody keep a gift, in pounds?', { suggestion: 20 }),
    handles_cash: yesNo('Do staff or volunteers handle cash?'),
  }),
  ...asked('PAY', {
    pay_day_rule: text('When are people paid?', { suggestion: 'on the 25th of each month' }),
    pay_frequency: text('How often are people paid?', { suggestion: 'monthly' }),
    pay_scale: text('Which pay scale do you follow?', {
      help: 'For example NJC, or your own.',
      optional: true,
    }),
    pension_provider: text('Who provides your workplace pension?', { suggestion: 'NEST' }),
    pension_employer_pct: number('What percentage do you pay into the pension?', { suggestion: 3 }),
    pension_employee_pct: number('What percentage does the employee pay?', { suggestion: 5 }),
    mileage_pence: number('How many pence a mile do you pay for a car?', {
      help: 'Above HM Revenue and Customs’ approved rate, tax is due on the difference.',
    }),
    expense_claim_days: number('Within how many days are expenses claimed?', { suggestion: 60 }),
    bank_signatories: text('Who signs payments?', {
      help: 'Roles, and how many of them.',
      suggestion: 'any two of the treasurer, the chair and the manager',
    }),
  }),
  ...told('PAY', 'RATE', {
    ssp_weekly_rate: text('Statutory sick pay a week'),
    statutory_family_pay_weekly_rate: text('Statutory maternity, paternity and parental pay a week'),
    national_living_wage: text('National Living Wage an hour (21 and over)'),
    minimum_wage_18_to_20: text('National Minimum Wage an hour (18 to 20)'),
    minimum_wage_under_18: text('National Minimum Wage an hour (under 18, apprentices)'),
    auto_enrolment_threshold: text('Yearly pay from which somebody is put into the pension'),
  }),
  ...asked('LEAVE', {
    holiday_year_start: text('When does your leave year begin?', { suggestion: '1 April' }),
    holiday_days: number('How many days of leave does somebody full time have, without bank holidays?', {
      help: 'At least 20, with 8 bank holidays on top.',
      suggestion: 25,
    }),
    bank_holiday_basis: text('How are bank holidays given?', {
      suggestion: 'in addition, in proportion to the hours worked',
    }),
    holiday_carry_over_days: number('How many days may be carried into the next year?', { suggestion: 5 }),
    has_shutdown: yesNo('Do you close at some time of the year, so that people must take leave?', {
      suggestion: false,
    }),
    shutdown_days: text('When do you close?', { suggestion: 'between Christmas and New Year' }),
    sick_report_to: text('Whom do people tell when they are ill?', {
      help: ROLE_HELP,
      suggestion: 'Manager',
    }),
    sick_report_by: text('By when?', { suggestion: '9am on the first day' }),
    sick_pay_scheme: words('What do you pay when somebody is ill, beyond statutory sick pay?', {
      help: 'Leave it empty if you pay statutory sick pay only.',
      optional: true,
    }),
    absence_trigger: text('When does a pattern of absence lead to a meeting?', {
      suggestion: 'three absences, or ten days in all, within six months',
    }),
    enhanced_family_pay: words('What do you pay for family leave, beyond the statutory pay?', {
      help: 'Leave it empty if you pay the statutory rates only.',
      optional: true,
    }),
    bereavement_days: number('How many paid days do you give after a bereavement?', { suggestion: 5 }),
    dependants_paid_days: number('How many days in a year do you pay for emergencies at home?', {
      suggestion: 2,
    }),
  }),
  ...asked('WORK', {
    has_lone_workers: yesNo('Does anybody work alone, or visit people at home?'),
    check_in_method: text('How do lone workers check in?', {
      suggestion: 'by text message to a named colleague before and after each visit',
    }),
    has_home_workers: yesNo('Does anybody work from home?'),
    home_allowance: text('What do you pay or lend to people who work from home?', { optional: true }),
    home_days: text('How many days a week may people work from home?', { suggestion: 'up to two' }),
    has_drivers: yesNo('Does anybody drive for work?'),
    has_minibus: yesNo('Do you run a minibus?'),
    uses_hazardous_substances: yesNo('Do you use cleaning products or other hazardous substances?'),
    handles_food: yesNo('Do you prepare or serve food?'),
    lifts_or_carries: yesNo('Does anybody lift, carry or move heavy things or people?'),
    uses_computers_daily: yesNo('Does anybody use a screen for an hour or more a day?'),
    runs_events: yesNo('Do you run public events?'),
    gives_devices: yesNo('Do you give staff laptops or telephones?'),
    approved_ai_tools: text('Which AI tools may be used for work?', {
      help: 'Leave it empty if none.',
      optional: true,
    }),
  }),
  ...asked('PREMISES', {
    public_premises: yesNo('Do members of the public come to your premises?'),
    owns_building: yesNo('Are you responsible for a building, as owner or under a full repairing lease?'),
    sites: {
      kind: 'LIST',
      label: 'At which places do you work?',
      help: 'One row for each place.',
      rows: [
        { key: 'site_name', ...text('What do you call it?') },
        { key: 'site_address', ...text('Address') },
        {
          key: 'fire_responsible_person',
          ...text('Who is responsible for fire safety there?', { help: ROLE_HELP }),
        },
        { key: 'assembly_point', ...text('Where do people gather after leaving the building?') },
        { key: 'fire_alarm', ...text('What is the fire alarm, and who tests it?') },
        { key: 'first_aider_roles', ...text('Who gives first aid there?', { help: ROLE_HELP }) },
        { key: 'first_aid_kit', ...text('Where is the first-aid kit?') },
        { key: 'max_capacity', ...number('How many people may be there at once?') },
      ],
    },
  }),
  ...asked('HEALTH_AND_SAFETY', {
    hs_lead_role: text('Who leads on health and safety day to day?', {
      help: ROLE_HELP,
      suggestion: 'Manager',
    }),
    competent_person: text('Who gives you competent health and safety advice?', {
      help: 'Every employer must have somebody: a person of your own who knows enough, or the pool’s adviser.',
      suggestion: 'the health and safety adviser of the consortium',
    }),
    el_insurer: text('Who insures you as an employer?'),
    el_policy_expiry: date('When does the employer’s liability insurance run out?'),
    drill_months: number('How many months apart are fire drills?', { suggestion: 6 }),
    accident_book_place: text('Where is the accident book?', { suggestion: 'in the office' }),
    employee_assistance: text('Which support line can staff ring?', { optional: true }),
    equipment: {
      kind: 'LIST',
      label: 'Which equipment is looked after and checked?',
      optional: true,
      rows: [
        { key: 'equipment_name', ...text('What is it?') },
        { key: 'equipment_check', ...text('What is checked, and how often?') },
      ],
    },
    substances: {
      kind: 'LIST',
      label: 'Which hazardous substances do you use?',
      optional: true,
      rows: [
        { key: 'substance_name', ...text('What is it?') },
        { key: 'substance_use', ...text('What is it used for, and by whom?') },
        { key: 'substance_control', ...text('How is it kept and used safely?') },
      ],
    },
  }),
  ...asked('SAFEGUARDING', {
    works_with_children: yesNo('Do you work with children or young people under 18?'),
    works_with_adults: yesNo('Do you work with adults who may be at risk of harm?'),
    regulated_activity: yesNo('Does anybody do work that the law calls regulated activity?', {
      help: 'Such as teaching, training or looking after children regularly, or personal care of adults.',
    }),
    dsl_role: text('Who is the designated safeguarding lead?', { help: ROLE_HELP, suggestion: 'Manager' }),
    deputy_dsl_role: text('Who stands in for them?', { help: ROLE_HELP, suggestion: 'Deputy manager' }),
    trustee_safeguarding_role: text('Which trustee leads on safeguarding?', {
      help: ROLE_HELP,
      suggestion: 'Safeguarding trustee',
    }),
    la_referral_phone: text('On which telephone number does the council take safeguarding concerns?'),
  }),
  ...asked('DATA', {
    dp_lead_role: text('Who leads on data protection?', { help: ROLE_HELP, suggestion: 'Manager' }),
    has_dpo: yesNo('Do you have a data protection officer?', { suggestion: false }),
    ico_registration: text('What is your registration number with the Information Commissioner?', OPTIONAL),
    data_recipients: {
      kind: 'LIST',
      label: 'With whom do you share personal data?',
      help: 'Such as the payroll bureau, HMRC, the pension provider.',
      rows: [
        { key: 'recipient_name', ...text('Who is it?') },
        { key: 'recipient_purpose', ...text('What do they get, and why?') },
      ],
    },
    retention_rules: {
      kind: 'LIST',
      label: 'How long do you keep what?',
      rows: [
        { key: 'retention_what', ...text('What is kept') },
        { key: 'retention_period', ...text('For how long') },
        { key: 'retention_why', ...text('Why') },
      ],
    },
  }),
  ...asked('VOLUNTEERS', {
    volunteer_lead_role: text('Who looks after volunteers?', { help: ROLE_HELP, suggestion: 'Manager' }),
    volunteer_expenses: text('Which expenses do volunteers get back?', {
      suggestion: 'travel at the staff rate, and lunch up to £6 for more than four hours',
    }),
  }),
  ...told('DOCUMENT', 'DOCUMENT', {
    document_title: text('Title of the document'),
    document_version: text('Version'),
    approved_by: text('Approved by', OPTIONAL),
    approved_on: date('Approved on', OPTIONAL),
    next_review_on: date('Next review on', OPTIONAL),
    legal_as_of: date('The law as of'),
    issued_on: date('Day on which it is issued'),
  }),
];

/** The facts by their keys, those within lists not among them. */
export const FACT_BY_KEY: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.key, fact]));
