import { addWords } from '../i18n.ts';

/** Words of what shows documents, whichever feature they belong to. They come with the first page that shows one. */
addWords({
  documents: {
    contents: 'Contents',
    paper: 'The document “%{title}”',
    empty: 'There is nothing in it yet.',
    from: 'From line %{line}',
    compare: {
      sentence: 'Added words are underlined, removed words are struck through.',
      added: 'added: ',
      removed: 'removed: ',
      endOf: ' (end)',
      same: 'The words are the same in both.',
      added_count: '%{smart_count} part added |||| %{smart_count} parts added',
      removed_count: '%{smart_count} part removed |||| %{smart_count} parts removed',
      changed_count: '%{smart_count} part changed |||| %{smart_count} parts changed',
      kind: { ADDED: 'Added', REMOVED: 'Removed', CHANGED: 'Changed', SAME: 'Not changed' },
      unchanged: '%{smart_count} part not changed |||| %{smart_count} parts not changed',
      under: 'Under “%{section}”',
    },
  },
});
