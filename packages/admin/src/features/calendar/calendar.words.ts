/** Words of calendar feeds, under `resources.calendar.`. */
export const calendarWords = {
  name: 'Calendar feed |||| Calendar feeds',
  title: 'Calendar feeds',
  intro:
    'See your appointments in the calendar that you use anyway. It follows by itself when they are moved or cancelled. It shows what kind of appointment it is and when, never with whom or what about.',
  scope: {
    PERSON: 'My appointments at %{organisation}',
    ORGANISATION: 'All appointments of %{organisation}',
  },
  about: {
    PERSON: 'What you booked, were named to, or serve.',
    ORGANISATION: 'What anybody booked or serves. Only its managers have this calendar.',
  },
  create: 'Get an address',
  createNamed: 'Get an address for: %{name}',
  created: 'Your calendar has an address. Copy it into your calendar program.',
  address: 'Address of the calendar',
  addressNamed: 'Address of the calendar: %{name}',
  keep: 'Whoever has this address can read the calendar, so keep it to yourself.',
  copy: 'Copy',
  copyNamed: 'Copy the address of: %{name}',
  copied: 'The address is copied.',
  notCopied: 'Your browser does not let us copy. Select the address, then copy it.',
  fetched: 'Last asked for by a calendar: %{when}',
  neverFetched: 'No calendar has asked for it yet.',
  rotate: {
    action: 'New address',
    named: 'New address for: %{name}',
    title: 'Give this calendar a new address?',
    consequence:
      'The old address stops at once, for everybody who has it. Your own calendars stop too, until you put the new address into them.',
    submit: 'Give a new address',
    done: 'The calendar has a new address. Put it into your calendar programs.',
  },
  revoke: {
    action: 'End',
    named: 'End: %{name}',
    title: 'End this calendar?',
    consequence: 'Its address stops at once. Your calendar programs show nothing new from then on.',
    submit: 'End it',
    done: 'The calendar has ended.',
  },
  how: {
    title: 'How to subscribe',
    outlook: 'Outlook',
    outlookHow: 'Open the calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address.',
    google: 'Google',
    googleHow:
      'On a computer, open Google Calendar. Beside “Other calendars” choose “+”, then “From URL”, and paste the address. Google asks for news only every few hours.',
    apple: 'Apple',
    appleHow:
      'On a Mac, choose “File”, then “New Calendar Subscription”. On an iPhone, open Settings, “Calendar”, “Calendar Accounts”, “Add Account”, “Other”, “Add Subscribed Calendar”. Paste the address.',
  },
};
