import type { TopicContent } from './types.js';

/** What members bring to payroll appointments. Invented; no names and no pay of anybody. */
export const PAYROLL_TOPICS: readonly TopicContent[] = [
  {
    subject: 'A tax code that looks wrong',
    details: 'One of us has an emergency code for the second month. Is it for us to put right, or for her?',
  },
  {
    subject: 'Statutory sick pay for part-time hours',
    details: 'He works Tuesdays and Thursdays and was off for eight days. Which days count?',
  },
  {
    subject: 'A leaver in the middle of the month',
    details:
      'Last day is the 14th, with four days of holiday left over. What do you need from us, and by when?',
  },
  {
    subject: 'First employee in January',
    details:
      'We have never run a payroll. Please take us through registering as an employer and the dates that follow.',
  },
  {
    subject: 'Moving our payroll to the bureau',
    details:
      'We have used a volunteer with a spreadsheet until now. What has to be handed over at the change of tax year?',
  },
  {
    subject: 'Letter from HMRC about a late return',
    details: 'It names a month in which nobody was paid. Do we have to send something even then?',
  },
  {
    subject: 'Holiday pay for irregular hours',
    details: 'We pay our play workers by the hour. How should holiday show on the payslip?',
  },
  {
    subject: 'Employment Allowance',
    details: 'We have not claimed it before. Are we entitled, and can we go back a year?',
  },
  {
    subject: 'Student loan notice',
    details: 'A start notice came for one employee. Which plan is it, and from which pay day?',
  },
  {
    subject: 'Backdated pay rise',
    details: 'The trustees agreed it from April. Can we pay the arrears in one go in December?',
  },
  {
    subject: 'Pension: somebody has turned 22',
    details: 'Do we enrol her straight away, or from the next pay day, and which letter does she get?',
  },
  {
    subject: 'Pension: somebody wants to opt out',
    details: 'He told us by word of mouth. Is that enough, and when does the refund go through?',
  },
  {
    subject: 'Re-enrolment is due',
    details: 'Our third anniversary is in spring. Please go through the steps and the declaration with us.',
  },
  {
    subject: 'Statutory maternity pay',
    details:
      'We have the certificate. What do we recover as a small employer, and how does it reach our bank?',
  },
  {
    subject: 'A second pay day by mistake',
    details: 'One person was paid twice last Friday. How do we put it right without leaving her short?',
  },
  {
    subject: 'Payslips for people without e-mail',
    details: 'Two of our cleaners prefer paper. What are our choices?',
  },
  {
    subject: 'Mileage and other expenses',
    details: 'May we pay them with wages, and what must not go through the payroll?',
  },
  {
    subject: 'Minimum wage rise in April',
    details: 'Three of our posts are close to it. Which hours do we count, and from which pay day?',
  },
  {
    subject: 'Bank details changed by e-mail',
    details: 'The message looked right, but I should like to know how you check before anything is paid.',
  },
  {
    subject: 'Changing from weekly to monthly pay',
    details: 'How do we bridge the gap fairly, and what notice do we give?',
  },
  {
    subject: 'Overtime and average pay for holiday',
    details: 'The kitchen team did a lot of extra in the summer. Does it change their holiday pay?',
  },
  {
    subject: 'Freelance or on the payroll?',
    details:
      'A tutor invoices us every week for the same hours. We should like to get this right before somebody asks.',
  },
  {
    subject: 'Apprentice starting in February',
    details: 'Which rate applies, and what changes on the birthday?',
  },
  {
    subject: 'Year end: P60s and what else',
    details: 'Last year we were late. I should like a list of dates that fits on one page.',
  },
  {
    subject: 'Deduction for a season ticket loan',
    details: 'We lent the money for a bus pass. How much may we take back in a month?',
  },
  {
    subject: 'Statutory paternity pay',
    details: 'Two separate weeks this time. What do we need in writing?',
  },
  {
    subject: 'A court order to deduct from pay',
    details: 'It arrived this morning and mentions a protected amount. Please tell me what we do first.',
  },
  {
    subject: 'Sick pay when the first contract is a week old',
    details: 'Does she qualify, and what form do we give her if not?',
  },
  {
    subject: 'Payroll cut-off over Christmas',
    details:
      'The office is closed from the 23rd. When must hours reach you so that people are paid before the holiday?',
  },
  {
    subject: 'Who signs off if both signatories are away?',
    details: 'We have two, and they have booked the same week.',
  },
  {
    subject: 'Payroll giving',
    details: 'A member of staff asked for it. Is it worth setting up for a team of five?',
  },
  {
    subject: 'Holiday accrued but untaken at leaving',
    details: 'We are not sure whether bank holidays were counted. Can we check the sum together?',
  },
  {
    subject: 'A tax refund in the payslip',
    details:
      'The figures look strange, though HMRC says that they are right. She would like to understand it.',
  },
  {
    subject: 'Trustee expenses and one paid trustee',
    details: 'Our scheme allows it for a training role. How does it go through the payroll?',
  },
  {
    subject: 'Changing pay day from the 28th to the 25th',
    details: 'Which notices have to go out, and does it move anything with HMRC?',
  },
  {
    subject: 'National Insurance for someone over pension age',
    details: 'He has shown us his certificate. From which pay day do we stop?',
  },
  {
    subject: 'Pension contributions from the wrong amount',
    details: 'We used basic pay, and the scheme says all earnings. How far back must we correct?',
  },
  {
    subject: 'Reports for our trustees',
    details: 'They would like cost by project every month. What can you send with the pay run?',
  },
  {
    subject: 'Checking gross to net for a budget',
    details: 'We have £31,000 for a post including on-costs. What can we advertise?',
  },
  {
    subject: 'Neonatal care leave and pay',
    details: 'It is new to us. What applies, and what do we need to keep?',
  },
  {
    subject: 'Charity merges with another in spring',
    details: 'Two PAYE schemes will become one. What is the calmest order of doing it?',
  },
  {
    subject: 'Two jobs, one employee',
    details: 'She works for us under two contracts with different rates. One payslip or two?',
  },
];
