/** How long calls take, beside what the workbench assumes of them. */
import type { Bench } from './suite';

/** Milliseconds: a read 60 and 4 µs a cell, a write 40 and 5 µs a cell, a flush 300, any other call 40. */
export interface Latency {
  readonly call: string;
  readonly assumedMs: number;
  readonly measuredMs: number;
}

const ROUNDS = 3;
const ROWS = 1000;
const COLUMNS = 20;

/** The middle of three; `before` is not measured. */
function median(act: () => unknown, before: () => unknown = () => undefined): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    before();
    const started = Date.now();
    act();
    return Date.now() - started;
  });
  return taken.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
}

/** Some forty calls: half a minute on Google. */
export function measureLatencies({ sheet, spreadsheet, range }: Bench): readonly Latency[] {
  const { flush } = SpreadsheetApp;
  const big = sheet.getRange(1, 1, ROWS, COLUMNS);
  const values = Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (_, column) => row * column));
  const colors = values.map((row) => row.map(() => '#eeeeee'));
  const properties = PropertiesService.getUserProperties();
  const cache = CacheService.getUserCache() as GoogleAppsScript.Cache.Cache;
  const lock = LockService.getUserLock() as GoogleAppsScript.Lock.Lock;
  const key = 'self-test-latency';
  const name = sheet.getName();
  const cells = ROWS * COLUMNS;
  const latency = (call: string, assumedMs: number, measuredMs: number): Latency => ({ call, assumedMs, measuredMs });
  const found = [
    latency(
      'getRange',
      0,
      median(() => range('A1')),
    ),
    latency(
      'setValue, without flush',
      40,
      median(() => range('A1').setValue(1), flush),
    ),
    latency(
      'flush after setValue',
      300,
      median(flush, () => range('A1').setValue(Date.now())),
    ),
    latency('flush of nothing', 300, median(flush, flush)),
    latency(
      'getValue',
      60,
      median(() => range('A1').getValue(), flush),
    ),
    latency(
      `setValues of ${cells} cells`,
      40 + cells * 0.005,
      median(() => big.setValues(values), flush),
    ),
    latency(
      `flush after setValues of ${cells} cells`,
      300,
      median(flush, () => big.setValues(values)),
    ),
    latency(
      `getValues of ${cells} cells`,
      60 + cells * 0.004,
      median(() => big.getValues(), flush),
    ),
    latency(
      `setBackgrounds of ${cells} cells`,
      40 + cells * 0.005,
      median(() => big.setBackgrounds(colors), flush),
    ),
    latency(
      'getLastRow',
      60,
      median(() => sheet.getLastRow(), flush),
    ),
    latency(
      'getSheetByName',
      0,
      median(() => spreadsheet.getSheetByName(name)),
    ),
    latency(
      'getProperty',
      40,
      median(() => properties.getProperty(key)),
    ),
    latency(
      'setProperty',
      40,
      median(() => properties.setProperty(key, 'x')),
    ),
    latency(
      'cache.get',
      40,
      median(() => cache.get(key)),
    ),
    latency(
      'cache.put',
      40,
      median(() => cache.put(key, 'x', 10)),
    ),
    latency(
      'tryLock',
      40,
      median(
        () => lock.tryLock(1000),
        () => lock.releaseLock(),
      ),
    ),
    latency(
      'getUuid',
      0,
      median(() => Utilities.getUuid()),
    ),
    latency(
      'sleep(100)',
      100,
      median(() => Utilities.sleep(100)),
    ),
  ];
  lock.releaseLock();
  properties.deleteProperty(key);
  return found;
}
