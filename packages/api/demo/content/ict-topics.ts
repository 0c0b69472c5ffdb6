import type { TopicContent } from './types.js';

/** What members bring to ICT appointments. Invented. */
export const ICT_TOPICS: readonly TopicContent[] = [
  {
    subject: 'Shared mailbox for the office',
    details: 'Three of us answer it and nobody knows who has. Is there a simple way?',
  },
  {
    subject: 'Laptop for a new starter',
    details: 'What to buy with £450, and what should be on it before the first day?',
  },
  {
    subject: 'Website nobody can log in to',
    details: 'The person who made it has moved on. We have the domain invoice and little else.',
  },
  {
    subject: 'Phishing message opened',
    details: 'The password was changed within ten minutes. What else should we look at?',
  },
  {
    subject: 'Sharing files with trustees',
    details: 'They have their own mail addresses and one has only a tablet.',
  },
  {
    subject: 'Backups: do we have any?',
    details: 'There is a disk in the cupboard. Nobody has ever tried to get something back from it.',
  },
  {
    subject: 'Two-step sign-in for volunteers',
    details: 'Half of them have no smartphone. What are the choices?',
  },
  {
    subject: 'Moving from free mail to our own domain',
    details: 'How much work is it, and what happens to the old messages?',
  },
  {
    subject: 'Slow internet at the centre',
    details: '12 people on a Tuesday, and the video calls break up.',
  },
  {
    subject: 'Database of clients',
    details: 'It is a spreadsheet with 900 rows and three versions. What should come next, for little money?',
  },
  {
    subject: 'Discounts for charities',
    details: 'Which offers are real, and what do we need to prove?',
  },
  {
    subject: 'Old computers to pass on',
    details: 'How do we wipe six laptops so that we can give them away with a good conscience?',
  },
  {
    subject: 'Printer that everybody hates',
    details: 'Lease ends in March. Do we need one at all?',
  },
  {
    subject: 'Wi-fi for visitors',
    details: 'We should like to keep it apart from our own things. Is our router able to?',
  },
  {
    subject: 'A form for sign-ups',
    details: 'Paper slips get lost. It should be easy to use by phone, and private.',
  },
  {
    subject: 'Newsletter tool',
    details: '640 addresses, sent once a month. We must be able to show that people agreed.',
  },
  {
    subject: 'Video calls with large text and captions',
    details: 'Some of our members hear badly, others see badly.',
  },
  {
    subject: 'Cyber Essentials for a contract',
    details: 'The council asks for it. How far away are we?',
  },
  {
    subject: 'Our charity on the map',
    details: 'The search result shows our old address and a wrong telephone number.',
  },
  {
    subject: 'Password manager for a small team',
    details: 'Which one, and how do we begin without a mutiny?',
  },
  {
    subject: 'Telephone system before the switch-off',
    details: 'We have two copper lines and an alarm on one of them.',
  },
  {
    subject: 'Data protection: who can see what',
    details: 'Everybody can open everything. Where do we start?',
  },
  {
    subject: 'Tablet lending scheme',
    details: 'Ten tablets for older people, with mobile data. How do we set them up and get them back?',
  },
  {
    subject: 'Accessible website check',
    details: 'A visitor told us that the menu cannot be used with a keyboard.',
  },
  {
    subject: 'Card payments at events',
    details: 'Signal in the hall is poor. What works offline?',
  },
  {
    subject: 'Accounts package',
    details: 'The treasurer works at home on her own computer. Is there something that two can use?',
  },
  {
    subject: 'Leaver still has access',
    details: 'He left in summer on good terms. I want a list of what to close.',
  },
  {
    subject: 'Shared calendar for rooms',
    details: 'Double bookings twice this month. It must be readable by people without an account.',
  },
  {
    subject: 'Computer will not start updates',
    details: 'It says that it is not supported any longer. What are our options until the grant comes?',
  },
  {
    subject: 'E-mail goes to junk',
    details: 'Our letters to the council disappear. Something about records, said their help desk.',
  },
  {
    subject: 'Photos and consent',
    details: '4,000 pictures on one phone. Where should they live, and how do we note consent?',
  },
  {
    subject: 'Online shop for second-hand books',
    details: 'About forty titles a month. Is it worth it?',
  },
  {
    subject: 'Spreadsheet for a funder’s report',
    details: 'The totals do not match and the deadline is next week.',
  },
  {
    subject: 'Learning platform for volunteers',
    details: 'Three short courses and a record of who has done them. Nothing grand.',
  },
  {
    subject: 'Safe use of AI tools',
    details: 'Two of us use them for letters. We should like a page of rules that makes sense.',
  },
  {
    subject: 'Screens for the reception area',
    details: 'Can an old television show our programme without somebody changing slides?',
  },
  {
    subject: 'Lost memory stick',
    details: 'It held a draft rota, nothing else as far as we know. Must we report it?',
  },
  {
    subject: 'Remote help for a home worker',
    details: 'Her connection to our files drops every hour or so.',
  },
  {
    subject: 'Network drive is full',
    details: '2 TB, most of it video. What may we delete, and how do we find doubles?',
  },
  {
    subject: 'Domain renewal scam letter',
    details: 'It looks official and asks for £180. How do we find out when ours really ends?',
  },
  {
    subject: 'Setting up a second office',
    details: 'Two rooms from April, four desks. What do we have to order now?',
  },
  {
    subject: 'Translating our pages',
    details: 'Polish, Urdu and Arabic for the three pages that matter most.',
  },
];
