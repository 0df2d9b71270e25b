/** English wording that every page has. */
import type { Language } from '../../../domain/sheet-snapshot';
import type { Shown } from '../../words';
import { plural } from './shared';

type Count = { readonly n: Shown };

export const basics = {
  language: 'en' as Language,

  common: {
    product: 'Ledgerline',
    loading: 'Reading the sheet…',
    working: 'Working…',
    tryAgain: 'Try again',
    refresh: 'Read again',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    help: 'Help',
    more: ({ n }: Count) => `Show ${n} more`,
    row: ({ n }: Count) => `row ${n}`,
    /** `list` holds the first few row numbers, `more` says whether there are others. */
    rowList: ({ n, list, more }: { readonly n: Shown; readonly list: string; readonly more: boolean }) =>
      `${plural(n, 'row', 'rows')} ${list}${more ? ' …' : ''}`,
    /** Shown for a tier without a name. */
    noTier: 'No tier',
    chosenLanguage: { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' },
  },

  /** Distance of a day from today. */
  days: {
    late: ({ n }: Count) => `${n} ${plural(n, 'day', 'days')} late`,
    today: 'today',
    ahead: ({ n }: Count) => `in ${n} ${plural(n, 'day', 'days')}`,
  },

  unnamed: 'No name',
  /** The operation that puts right what stands in the way. */
  repair: 'Check and repair',

  errors: {
    title: 'This did not work',
    sheetTitle: 'This sheet cannot become a ledger yet',
    chooseRegion: 'Choose the home region, so that phone numbers can be read.',
  },
};

export type BasicMessages = typeof basics;
