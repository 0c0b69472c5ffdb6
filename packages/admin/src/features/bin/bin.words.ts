/** Words of the bin, under `resources.bin.`. */
export const binWords = {
  name: 'Bin',
  intro:
    'What was archived or ended in the last 30 days. After that it is deleted, unless something refers to it.',
  empty: 'The bin is empty',
  emptyHelp:
    'Archived services and documents, and roles that ended, lie here for 30 days, in case it was a mistake.',
  type: { Service: 'Service', Organisation: 'Organisation', Membership: 'Role', Template: 'Document' },
  by: '%{when}, by %{name}',
  left: '%{smart_count} day left |||| %{smart_count} days left',
  stays: 'Something refers to it: it stays archived and is not deleted.',
  restore: 'Take it out',
  restoreNamed: 'Take out of the bin: %{name}',
  done: 'Taken out of the bin.',
  activity: 'Open the activity',
};
