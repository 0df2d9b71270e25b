/** English wording of the review of duplicates. Numbers arrive formatted, as the reader is to see them. */
import type { Shown } from '../../words';
import { mergeRules, plural } from './shared';

type Count = { readonly n: Shown };
type Named = { readonly name: string };

export const review = {
  title: 'Review duplicates',
  tabsLabel: 'Parts of the review',
  tabs: { cases: 'To decide', sure: 'Sure', merges: 'Merged', answers: 'Answered' },

  reading: 'Comparing all customers…',
  position: ({ i, n }: { readonly i: Shown; readonly n: Shown }) => `${i} of ${n}`,
  between: ' / ',
  chance: ({ percent }: { readonly percent: Shown }) => `${percent} likely to be one customer`,
  group: ({ n }: Count) => `${n} customers, probably all one`,
  more: ({ n }: Count) => `${n} more of the group ${plural(n, 'is', 'are')} not shown; merge these first.`,
  fields: 'The customers side by side',
  field: 'Column',
  compared: 'Compared',
  belongs: ({ name }: Named) => `${name} belongs to them`,
  belongsShort: 'belongs',
  marks: { same: 'the same', written: 'written differently', alone: 'missing somewhere', differs: 'differs' },
  why: 'Why',
  whyOf: ({ name, other }: { readonly name: string; readonly other: string }) => `Why ${name} and ${other}`,
  evidence: 'What speaks for it and against',
  levels: {
    same: 'the same',
    'same-normalised': 'the same, written differently',
    'same-name': 'another form of the name',
    swapped: 'the same, in another column',
    close: 'differs by a typo',
    partly: 'in part',
    different: 'different',
  },
  lines: {
    prior: 'How rare duplicates are',
    colleague: 'A colleague or relative would share this',
    namesake: 'Somebody of the same name would share this',
    caution: 'Name, place or contact agree in part only',
    through: 'Both are one customer with a third',
    against: 'The customers each is one with do not agree',
  },
  bits: 'Bits',
  total: 'Total',

  same: 'Same',
  different: 'Different',
  later: 'Later',
  takeBack: 'Take back',
  previous: 'Previous',
  next: 'Next',
  merge: 'Merge…',
  mergeNamed: ({ name }: Named) => `Merge ${name}…`,
  said: { same: 'You said: the same.', different: 'You said: different.', later: 'Put off.' },
  outcomes: {
    same: 'The same. They can be merged now, or later with the others that are sure.',
    different: 'Different: never suggested again.',
    later: 'Put off: you find it under “Answered”.',
    'taken-back': 'Taken back.',
    'merge-undone': 'The merge is undone.',
    merged: ({ n }: Count) => `Merged: ${n} ${plural(n, 'row', 'rows')} moved to Recycle.`,
  },
  saving: 'Saving your answer…',

  allDone: 'Everything is decided.',
  nothing: 'There is nothing to decide.',
  counts: ({ same, different, later }: { readonly [key in 'same' | 'different' | 'later']: Shown }) =>
    `${same} the same · ${different} different · ${later} put off`,
  seeSure: 'See what is sure',
  by: ({ who }: { readonly who: string }) => `by ${who}`,
  finish: 'Finish',
  finishing: 'Marking the groups in the sheet…',

  sureTitle: ({ n }: Count) => `${n} ${plural(n, 'group is', 'groups are')} sure`,
  sureNone: 'No group is sure.',
  sureHint: ({ n }: Count) =>
    `The ${n} least certain: if these are right, so are the others. Each merge can be undone at any later time.`,
  mergeAll: ({ n }: Count) => `Merge all ${n}…`,
  mergeAllAsked: ({ n }: Count) => `${n} ${plural(n, 'group', 'groups')} will be merged, whether shown here or not.`,
  mergeAllNow: ({ n }: Count) => `Yes, merge ${n} ${plural(n, 'group', 'groups')}`,
  merging: ({ done, total }: { readonly done: Shown; readonly total: Shown }) => `Merged ${done} of ${total} groups…`,
  mergedAll: ({ done, total }: { readonly done: Shown; readonly total: Shown }) => `${done} of ${total} groups merged.`,
  leftOver: ({ n }: Count) =>
    `${n} ${plural(n, 'group was', 'groups were')} left as ${plural(n, 'it was', 'they were')}.`,
  stop: 'Stop',
  stopping: 'Stopping after this part…',

  mergeTitle: ({ n }: Count) => `Merge ${n} customers into one`,
  mergeReading: 'Reading what would become of them…',
  mergeCaption: 'Which value is kept',
  stays: 'Stays',
  staysNamed: ({ name }: Named) => `${name} stays`,
  removed: 'goes to Recycle',
  mergeRules,
  together: 'Put together',
  typed: 'Something else',
  keptAsIs: 'Stays as it is: a formula or formatted text.',
  automatic: 'Filled in by Ledgerline.',
  empty: 'empty',
  linked: ({ n }: Count) => `${n} linked ${plural(n, 'row', 'rows')} of other tabs ${plural(n, 'follows', 'follow')}.`,
  notes: ({ n }: Count) =>
    `${n} ${plural(n, 'note', 'notes')} on removed rows ${plural(n, 'is', 'are')} kept in Recycle.`,
  formulas: ({ n, places }: { readonly n: Shown; readonly places: string }) =>
    `${n} ${plural(n, 'formula points', 'formulas point')} at a row that is removed: ${places}. An undo restores ${plural(n, 'it', 'them')}.`,
  undoable: 'The merge can be undone at any later time, under “Merged”.',
  doMerge: 'Merge',
  mergingOne: 'Merging…',
  back: 'Back',

  mergesNone: 'Nothing has been merged.',
  mergeLine: ({ survivor, losers }: { readonly survivor: string; readonly losers: string }) =>
    `${losers} into ${survivor}`,
  undo: 'Undo',
  undoNamed: ({ name }: Named) => `Undo the merge of ${name}`,
  undoing: 'Undoing the merge…',

  answersNone: 'Nothing has been answered.',
  answerKinds: { same: 'The same, not merged yet', different: 'Different, never suggested again', later: 'Put off' },
  forgetNamed: ({ name }: Named) => `Take back what was said of ${name}`,
};

/** What a page that reviews duplicates says beside the common wording. */
export type ReviewMessages = typeof review;
