import type { TopicContent } from './types.js';

/** What members bring to HR appointments. Invented, and discreet as such notes should be: no names, no diagnosis. */
export const HR_TOPICS: readonly TopicContent[] = [
  {
    subject: 'Somebody has been off sick for three weeks',
    details:
      'The fit note ends on Friday and we have not agreed how to stay in touch. What may we ask, and when should we meet?',
  },
  {
    subject: 'A grievance about workload',
    details:
      'Received in writing yesterday. We have a grievance procedure, but nobody here has ever used it. Who should hear it in a team of four?',
  },
  {
    subject: 'Changing a contract from full-time to part-time',
    details:
      'The employee asked for it and we agree. Can we do it by letter, and what happens to the holiday already booked?',
  },
  {
    subject: 'Holiday for somebody with irregular hours',
    details:
      'One of our sessional workers has asked how much holiday she has built up. We have timesheets since April.',
  },
  {
    subject: 'Probation review coming up',
    details:
      'The first three months went well in parts. I should like to extend by a month and say clearly what has to change.',
  },
  {
    subject: 'First employee: what do we need?',
    details:
      'We have money for a part-time coordinator from January. Contract, insurance, policies: what has to be there on day one?',
  },
  {
    subject: 'A request to work from home two days a week',
    details:
      'It is a front-of-house role. I want to answer fairly and within the time limit, whichever way it goes.',
  },
  {
    subject: 'Maternity leave: planning the cover',
    details:
      'Leave begins in about four months. Which dates do we need in writing, and can the cover be on a fixed term?',
  },
  {
    subject: 'Notice period when a grant ends',
    details: 'The grant for two posts ends in March and we may not hear about the renewal until February.',
  },
  {
    subject: 'Two colleagues who no longer speak',
    details:
      'Nobody has complained formally. The rest of the team works round it, and a service user has noticed.',
  },
  {
    subject: 'Time off for a dependant',
    details:
      'A parent went into hospital and our worker has taken six days at short notice. What is paid, what is reasonable?',
  },
  {
    subject: 'References: what may we say?',
    details:
      'A former colleague has asked for one. We parted on good terms after a disciplinary warning that has since lapsed.',
  },
  {
    subject: 'Repeated lateness',
    details:
      'Five times in two months, with a reason each time. I should like to raise it before it becomes formal.',
  },
  {
    subject: 'A concern about a volunteer’s conduct',
    details:
      'A parent raised it with our chair. It is not about safety, but it needs dealing with. Do our staff procedures apply?',
  },
  {
    subject: 'Sickness absence policy',
    details:
      'Ours is from 2014 and mentions a post that no longer exists. Is there a current model for a small team?',
  },
  {
    subject: 'Job share for the project worker post',
    details:
      'Two people have offered to share it. How do we set out the hours, the handover and the holiday?',
  },
  {
    subject: 'Redundancy consultation for one post',
    details:
      'The trustees have agreed in principle. I want the order of steps and the letters before anything is said to anybody.',
  },
  {
    subject: 'Written warning: is it in proportion?',
    details:
      'The investigation is finished. I should like somebody outside to read the outcome before the letter goes.',
  },
  {
    subject: 'Reasonable adjustments at the desk',
    details:
      'An employee has told us about a long-term condition and asked for a different chair and later starts.',
  },
  {
    subject: 'Unpaid internship or volunteering?',
    details:
      'A student would like to be with us for eight weeks, three days a week, with set tasks. We do not want to get this wrong.',
  },
  {
    subject: 'Pay scales in a team of six',
    details:
      'Pay has grown by accident. We should like to put it on a footing that we can explain to everybody.',
  },
  {
    subject: 'Right to work checks',
    details: 'A new starter has shared a code for the online check. What do we keep, and for how long?',
  },
  {
    subject: 'Bank staff and zero-hours contracts',
    details:
      'We call on four people for holiday play schemes. Are they workers or employees, and does our letter say so?',
  },
  {
    subject: 'Exit interview went badly',
    details:
      'A leaver said things about a manager that the trustees should probably hear. How do we take it further, and fairly?',
  },
  {
    subject: 'Menopause and sickness record',
    details:
      'An employee is worried about how her absence is counted. I want to answer kindly and correctly.',
  },
  {
    subject: 'Annual leave that cannot be carried over',
    details: 'Our leave year ends in December and two people have more than ten days left.',
  },
  {
    subject: 'TOIL has got out of hand',
    details:
      'One worker has built up 74 hours. Can we pay some of it, and how do we stop it happening again?',
  },
  {
    subject: 'Dismissal during probation',
    details:
      'We have tried, and it is not working out. I should like to be sure of notice, wording and the last pay.',
  },
  {
    subject: 'Flexible retirement',
    details:
      'Our bookkeeper would like to go down to one day a week over the next year. How do we plan it together?',
  },
  {
    subject: 'A transfer of staff from another charity',
    details:
      'We may take on a service and its two workers in April. Does TUPE apply, and what do we have to ask for?',
  },
  {
    subject: 'Social media post about work',
    details: 'It was on a private account but names our project. Upset rather than damage so far.',
  },
  {
    subject: 'DBS checks: which roles?',
    details: 'Our list of roles is old. Drivers and kitchen helpers are the ones that we are unsure about.',
  },
  {
    subject: 'Phased return after surgery',
    details: 'The doctor suggests four weeks. How do we record the hours, and what is paid as sick leave?',
  },
  {
    subject: 'Interview questions for a manager’s post',
    details: 'Three trustees will interview. I should like the questions and the scoring sheet looked over.',
  },
  {
    subject: 'Disciplinary: who hears the appeal?',
    details:
      'All our trustees have been involved in one way or another. Can someone from another member do it?',
  },
  {
    subject: 'Contract for a sessional tutor',
    details: 'He invoices us, but we set his hours and lend him the equipment. Is he really self-employed?',
  },
  {
    subject: 'Staff handbook for the first time',
    details: 'We are five now. What belongs in it, and what is better left out so that it stays true?',
  },
  {
    subject: 'Complaint about a manager’s tone',
    details:
      'It came to me as chair. There is no wish for anything formal, but the complaint should not be lost.',
  },
  {
    subject: 'Lone working and pay for waiting time',
    details: 'Our outreach workers wait between visits. Which of that is working time?',
  },
  {
    subject: 'Long service and statutory notice',
    details:
      'One of us has worked here for eleven years and has resigned. Which notice counts, ours or the statute’s?',
  },
  {
    subject: 'Compassionate leave',
    details: 'Our policy says “at the manager’s discretion”. I should like to do the same for everybody.',
  },
  {
    subject: 'Reducing hours across the whole team',
    details:
      'Income is down by a fifth. Everyone might go to four days rather than lose a post. How do we ask?',
  },
  {
    subject: 'Carer’s leave',
    details:
      'One of our cooks has asked about the week of carer’s leave. Is it paid, and how much notice may we ask for?',
  },
];
