/** `ledger samples`: writes the samples as plain CSV files, their dates round today. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCsv } from '../io/csv/write-csv';
import { civilOf, isCivilDate } from '../model/civil-date';
import { serialOfInstant } from '../model/time-zone';
import { SAMPLE_NAMES, sampleWorkbook } from '../samples';
import { type Command, UsageError } from './command';

/** The civil date of a moment as `yyyy-mm-dd`. */
export function dateIn(timeZone: string, epochMs: number): string {
  const { year, month, day } = civilOf(serialOfInstant(epochMs, timeZone));
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

function isDate(text: string): boolean {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return isCivilDate(year, month, day);
}

export const samples: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { today: { type: 'string' } },
  });
  if (positionals.length > 0) throw new UsageError('samples takes no file.');
  const now = Date.now();
  const today = values.today ?? dateIn(io.timeZone, now);
  if (!isDate(today)) throw new UsageError(`--today takes a date such as 2026-11-21, not ${today}`);
  const folder = join(io.root, 'samples');
  mkdirSync(folder, { recursive: true });
  for (const name of SAMPLE_NAMES) {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, writeCsv(sampleWorkbook(name, today), 0, { now }));
    io.stdout.write(`${relative(io.cwd, path)}\n`);
  }
  return 0;
};
