import type { TopicContent } from './types.js';

/** What members bring to governance and funding appointments. Invented. */
export const GOVERNANCE_TOPICS: readonly TopicContent[] = [
  {
    subject: 'Changing to a CIO',
    details:
      'We are an association with a constitution from 1996. What carries over, and what has to start again?',
  },
  {
    subject: 'Annual return: what changed this year',
    details: 'We have until the end of January. Which questions will need the treasurer?',
  },
  {
    subject: 'Recruiting a treasurer',
    details: 'We have advertised twice. How do others find one, and what is fair to ask of them?',
  },
  {
    subject: 'Conflict of interest',
    details: 'A trustee’s firm has quoted for our roof, and it is the best quote. How do we decide properly?',
  },
  {
    subject: 'Reserves policy in half a page',
    details: 'The auditor called ours vague. We have about four months of running costs.',
  },
  {
    subject: 'First bid to a national funder',
    details: 'Stage one is 500 words. I should like an honest reader before we spend July on it.',
  },
  {
    subject: 'Full cost recovery',
    details: 'Our budgets leave out rent and my time. How do we add them without pricing ourselves out?',
  },
  {
    subject: 'Trustees who do not turn up',
    details: 'Two of seven have missed four meetings. The constitution is silent.',
  },
  {
    subject: 'Chair wishes to stand down',
    details: 'After nine years, and nobody wants to follow. How do we make it a job that somebody can do?',
  },
  {
    subject: 'Merger talks with a neighbour',
    details: 'It is early and confidential. What should both boards know before it goes further?',
  },
  {
    subject: 'Outcome figures for a funder',
    details:
      'They ask for distance travelled, and we count attendances. What can we do in the year that is left?',
  },
  {
    subject: 'A restricted grant spent on something else',
    details: 'It was by mistake and it is not much. Do we tell the funder, and how?',
  },
  {
    subject: 'Safeguarding: what trustees answer for',
    details: 'We have a policy and a lead. What should come to the board, and how often?',
  },
  {
    subject: 'Quorum after a resignation',
    details: 'We are four now, and the document says five. Is what we decided last week valid?',
  },
  {
    subject: 'Applying for match funding',
    details: 'The first funder wants to see the second one’s letter, and the other way round.',
  },
  {
    subject: 'Membership and voting at the AGM',
    details: 'Anybody who comes has always voted. We think that the rules say otherwise.',
  },
  {
    subject: 'Dissolving a group that has done its work',
    details: '£1,140 is left and there are five of us. How do we end well?',
  },
  {
    subject: 'Paying a trustee for training sessions',
    details: 'She is the best tutor that we have. Is it possible, and what has to be written down?',
  },
  {
    subject: 'Serious incident: should we report?',
    details: 'It has been dealt with here. We are not sure that it meets the threshold.',
  },
  {
    subject: 'Fundraising raffle',
    details: 'Tickets sold in advance in two shops. Do we need a licence?',
  },
  {
    subject: 'Gift Aid on a sponsored walk',
    details: 'Some money came through a website and some in envelopes. What can we claim?',
  },
  {
    subject: 'Bank account frozen after a change of signatories',
    details: 'The bank wants a form signed by somebody who has died.',
  },
  {
    subject: 'Budget for three years',
    details: 'The funder wants one and we have never planned beyond twelve months.',
  },
  {
    subject: 'Board meeting that runs for three hours',
    details: 'Reports are read out. How do others prepare papers?',
  },
  {
    subject: 'Minutes: how much to write',
    details: 'We have been told both “everything” and “only decisions”.',
  },
  {
    subject: 'Social enterprise arm',
    details: 'We sell upcycled chairs. When does trading become too much for the charity?',
  },
  {
    subject: 'Data protection for a befriending scheme',
    details: 'Notes are kept at home on paper. What do we have to change first?',
  },
  {
    subject: 'Risk register from nothing',
    details: 'The trustees know what keeps them awake, but it is nowhere on paper.',
  },
  {
    subject: 'Youth members on our committee',
    details: 'They are 16 and 17 and very good. What may they vote on?',
  },
  {
    subject: 'Complaint by a former volunteer',
    details: 'She wrote to the chair and to a councillor. We have a policy, but it is about services.',
  },
  {
    subject: 'Lease renewal',
    details:
      'The landlord offers ten years with a break after five. What should trustees ask before they sign?',
  },
  {
    subject: 'Insurance for trustees',
    details: 'Is it worth having for an income of £20,000?',
  },
  {
    subject: 'Reading a refusal',
    details: 'The feedback is one sentence. Please help us to see what it means for the next round.',
  },
  {
    subject: 'Business plan for a village hall',
    details: 'We need a new roof in four years and bookings are flat.',
  },
  {
    subject: 'Funding for core costs',
    details: 'Everybody wants projects. Who still pays for the lights and the manager?',
  },
  {
    subject: 'Legacy of £15,000',
    details: 'It came out of the blue. May we simply put it in reserves?',
  },
  {
    subject: 'Equality policy that we live up to',
    details: 'The board looks like half of our town. What are realistic first steps?',
  },
  {
    subject: 'Independent examination or audit',
    details: 'Income has gone over the line for the first time. What must change, and from when?',
  },
  {
    subject: 'Working with a company’s volunteers',
    details: 'Thirty people for one day in June. What should we agree beforehand?',
  },
  {
    subject: 'Campaigning before an election',
    details: 'We want to speak about bus services. Where is the line?',
  },
  {
    subject: 'Evaluation on a shoestring',
    details: 'The funder gives £500 for it. What gives the best value: interviews, survey, both?',
  },
  {
    subject: 'Registering with the Charity Commission',
    details: 'We shall go over £5,000 this year. What will they ask for?',
  },
];
