import type { TopicContent } from './types.js';

/** What members bring to health and safety appointments. Invented. */
export const HEALTH_AND_SAFETY_TOPICS: readonly TopicContent[] = [
  {
    subject: 'Fire risk assessment for the hall',
    details:
      'The last one is from 2021 and we have moved a wall since. Can we do it ourselves, or must it be somebody trained?',
  },
  {
    subject: 'Lone working in the evening',
    details: 'Our key-holders lock up on their own. What is a sensible check-in that people will really use?',
  },
  {
    subject: 'Five employees since this month',
    details:
      'I understand that the policy must now be in writing. What is the shortest version that is any use?',
  },
  {
    subject: 'Food safety in a community kitchen',
    details:
      'We cook for sixty on Wednesdays. Allergens on the board, fridge records, who needs the certificate?',
  },
  {
    subject: 'Risk assessment for a summer fair',
    details: 'Bouncy castle, barbecue, four hundred people if it stays dry. Where do we start?',
  },
  {
    subject: 'First aiders: how many?',
    details:
      'We have one, and she works three days a week. What is enough for a building with three groups in it?',
  },
  {
    subject: 'Slips on the back steps',
    details: 'Two near misses in a fortnight. The landlord is slow. What can we do this week?',
  },
  {
    subject: 'Display screens and home working',
    details: 'Four people at kitchen tables. Is a form enough, and what do we have to pay for?',
  },
  {
    subject: 'Legionella: do we need a test?',
    details: 'A small building with one shower that nobody uses. We were sent a quote for £480.',
  },
  {
    subject: 'Moving and handling for volunteers',
    details: 'Food crates of up to 15 kg and a cellar. How do we train people who come once a month?',
  },
  {
    subject: 'Electrical testing',
    details: 'The kettle and the laptops: how often, and may a volunteer with a tester do it?',
  },
  {
    subject: 'Violence and abuse at the front desk',
    details: 'Two incidents this autumn. We want a plan that protects people without a screen.',
  },
  {
    subject: 'Young volunteers under 18',
    details: 'Six of them at half-term, sorting donations. What is different from adults?',
  },
  {
    subject: 'Driving for the charity',
    details:
      'Volunteers use their own cars. Licences, insurance, tiredness: what should we check and how often?',
  },
  {
    subject: 'A near miss with a ladder',
    details: 'Nobody was hurt. We want to record it well and learn from it. Is it reportable?',
  },
  {
    subject: 'RIDDOR: does this count?',
    details: 'A volunteer broke a wrist on our premises. By when and by whom must it be reported?',
  },
  {
    subject: 'Asbestos in an older building',
    details: 'The survey mentions the boiler cupboard. What do we tell a plumber who comes next week?',
  },
  {
    subject: 'Noise at band practice',
    details: 'Our neighbours are patient and our youth worker is in the room for five hours a week.',
  },
  {
    subject: 'Stress and workload',
    details: 'Several of the team have said it. What does the law expect in a risk assessment about stress?',
  },
  {
    subject: 'Evacuating people who use wheelchairs',
    details: 'We have a first-floor room and one evac chair that nobody has tried.',
  },
  {
    subject: 'Hot days in the nursery room',
    details: 'It reached 31 degrees in July. Is there a limit, and what can we do cheaply?',
  },
  {
    subject: 'Cleaning chemicals',
    details:
      'There are eleven products under the sink. Which do we need sheets for, and which can simply go?',
  },
  {
    subject: 'Outdoor activities near water',
    details: 'A weekly walk with children along the canal. Ratios, kit and when to call it off.',
  },
  {
    subject: 'Safety of a trailer stage',
    details: 'It was lent to us. Who is responsible for checking it: the owner, or we who use it?',
  },
  {
    subject: 'New or expectant mothers',
    details: 'Our assessment is one line long. What should be in it for a warehouse role?',
  },
  {
    subject: 'Hiring out our hall',
    details: 'What do we ask of hirers, and what remains ours whatever the form says?',
  },
  {
    subject: 'Accident book and data protection',
    details: 'Ours has everybody’s entries on one page. What should we change?',
  },
  {
    subject: 'Manual for a new minibus',
    details: 'Daily checks, who may drive, what to do at the roadside. Is there a model?',
  },
  {
    subject: 'Working at height for window cleaning',
    details: 'Only the ground floor, but one pane is above the porch.',
  },
  {
    subject: 'Safety in clients’ homes',
    details: 'Our befrienders visit alone. What should be asked before the first visit?',
  },
  {
    subject: 'Insurance has asked for our policy',
    details: 'They want it within two weeks. What will they look for?',
  },
  {
    subject: 'Gas safety certificate',
    details: 'The landlord says that it is our business. The lease is not clear to us.',
  },
  {
    subject: 'Sharps found in the garden',
    details: 'Twice since August. How do we pick them up safely and tell people without alarm?',
  },
  {
    subject: 'Vaccination for care volunteers',
    details: 'We were asked whether we must offer it. Must we?',
  },
  {
    subject: 'Fire drill with a crèche in the building',
    details: 'We have put it off for a year because of the babies. How do others do it?',
  },
  {
    subject: 'Storage on the escape route',
    details: 'It creeps back every month. What are the rules, in words that everybody accepts?',
  },
  {
    subject: 'Contractors on site',
    details: 'A roofer starts on Monday. What do I have to ask for before he goes up?',
  },
  {
    subject: 'Winter: gritting and falls',
    details: 'If we grit and somebody falls, are we worse off than before?',
  },
  {
    subject: 'Induction for new volunteers',
    details: 'It takes an hour and nobody remembers it. What are the five things that matter?',
  },
  {
    subject: 'Health surveillance for our workshop',
    details: 'Sanding and varnishing two days a week. Masks we have, anything else we have not.',
  },
  {
    subject: 'Working alone with tools',
    details: 'Members use the shed without a leader. How do we set rules that they will keep?',
  },
  {
    subject: 'Annual review of our policy',
    details: 'It was adopted a year ago. We should like to go through it once with somebody who knows.',
  },
];
