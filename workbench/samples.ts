/** The sample spreadsheets to try things on: messy lists as people keep them, with dates round a day that is handed in. */
import type { Workbook } from './model/workbook';
import { shopWorkbook } from './samples/shop';
import { teamWorkbook } from './samples/team';

export const SAMPLE_NAMES = ['shop', 'team'] as const;
/** `shop`: 120 customers in Chinese, untidy. `team`: 8,000 customers of an export team, English and Chinese mixed. */
export type SampleName = (typeof SAMPLE_NAMES)[number];

export function isSampleName(name: string): name is SampleName {
  return (SAMPLE_NAMES as readonly string[]).includes(name);
}

/** Makes a sample, the same every time for the same day; `today` is `yyyy-mm-dd`. */
export function sampleWorkbook(name: SampleName, today: string): Workbook {
  if (!/^\d{4}-\d\d-\d\d$/.test(today)) throw new RangeError(`Not a date: ${today}`);
  return name === 'shop' ? shopWorkbook(today) : teamWorkbook(today);
}
