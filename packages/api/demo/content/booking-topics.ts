import { GOVERNANCE_TOPICS } from './governance-topics.js';
import { HEALTH_AND_SAFETY_TOPICS } from './health-and-safety-topics.js';
import { HR_TOPICS } from './hr-topics.js';
import { ICT_TOPICS } from './ict-topics.js';
import { PAYROLL_TOPICS } from './payroll-topics.js';
import type { CategoryName, TopicContent } from './types.js';

/** What the bookings of each category are about. */
export const BOOKING_TOPICS: Readonly<Record<CategoryName, readonly TopicContent[]>> = {
  'HR and employment': HR_TOPICS,
  Payroll: PAYROLL_TOPICS,
  'Health and safety': HEALTH_AND_SAFETY_TOPICS,
  'Governance and funding': GOVERNANCE_TOPICS,
  ICT: ICT_TOPICS,
};

/** What advisers note at the end of an appointment, by category. */
export const BOOKING_OUTCOMES: Readonly<Record<CategoryName, readonly string[]>> = {
  'HR and employment': [
    'Talked through the steps and the time limits. Model letter sent; they will let us see the draft.',
    'Agreed an informal meeting first, with three questions to ask. Look at it again in two weeks.',
    'Contract clause explained and a replacement suggested. No further action for now.',
    'Went through the procedure and who does what. They will ask another member for an independent hearer.',
    'Notes of the meeting read and two gaps pointed out. Outcome letter to follow when those are closed.',
    'Holiday worked out together and written down. The employee will get the same sheet.',
    'Advised to wait for the occupational health report before deciding. Follow-up booked.',
    'Policy replaced by the current model; differences marked for the trustees.',
  ],
  Payroll: [
    'Tax code checked: correct. Wording for the employee sent.',
    'Sum worked out together and put into the next pay run.',
    'Explained what HMRC’s letter means; correction goes with the next submission.',
    'List of what we need, with dates, sent to both signatories.',
    'Pension letter chosen and the date of enrolment noted.',
    'They will send timesheets by the cut-off; nothing else is open.',
    'Overpayment to be taken back over three months, agreed in writing.',
    'Set up and tried with one pay run; first real one next month.',
  ],
  'Health and safety': [
    'Went through the assessment line by line; four actions, none urgent.',
    'Three things to put right this week, a plain list sent to manager and chair.',
    'Model policy chosen and cut down to what applies. The board adopts it next month.',
    'Reportable: helped with the form while on the telephone.',
    'Not reportable. Entry in the accident book worded together.',
    'Visit arranged to look at the building with the landlord present.',
    'Training for two people suggested, next joint course in spring.',
    'Advised to decline the quote; a simple written check is enough here.',
  ],
  'Governance and funding': [
    'Read the draft as the funder would: shorten the need, lengthen the plan. Second look offered.',
    'Constitution compared with the model; five changes marked for the meeting.',
    'Budget rebuilt with overheads in it. They will ask for the true cost.',
    'Not worth bidding this time. Two better fits named.',
    'Resolution worded and order of business agreed for the AGM.',
    'Trustee role description written together; to be shared among members.',
    'Advised to report, with a draft. The chair will send it this week.',
    'Reserves policy of half a page agreed, with the sum behind it.',
  ],
  ICT: [
    'Access recovered and two administrators named, both with two-step sign-in.',
    'Accounts of leavers closed; list kept for next time.',
    'Backup set up and one file fetched back to prove it.',
    'Router settings changed; visitors have a network of their own.',
    'Recommended two laptops at the charity price; order sent to the manager.',
    'Nothing lost, nothing to report. Short note for staff on what to look out for.',
    'Records for the domain corrected; test messages arrived.',
    'Needs half a day on site; visit to be booked.',
  ],
};

/** Why members cancel. */
export const CANCEL_REASONS: readonly string[] = [
  'We settled it ourselves, thank you.',
  'Our manager is ill this week. We shall book again.',
  'It clashes with a trustees’ meeting that was moved.',
  'The papers are not ready yet.',
  'The person concerned has asked for more time.',
  'A funder’s visit has been put on the same day.',
  'We found the answer in the library.',
  'Nobody can cover the front desk at that time.',
  'The building is closed because of the heating.',
  'Booked twice by mistake.',
];

/** Why advisers decline a request; each says what to do instead. */
export const DECLINE_REASONS: readonly string[] = [
  'This needs the two-hour appointment. Please book that one, any Tuesday.',
  'I advised the other person involved, so a colleague should take it. Please choose another adviser.',
  'Please send the investigation notes first and ask again; an hour will then be enough.',
  'This is a question for the payroll officers. They have times tomorrow.',
  'A visit is not possible on that day. By video I could do the same hour: please book it so.',
  'Your insurer has a legal helpline and should be asked first. Come back with their answer.',
  'I shall be at a tribunal that morning. The week after has plenty of times.',
  'HR advice without approval will do for this, and you can have it sooner.',
];
