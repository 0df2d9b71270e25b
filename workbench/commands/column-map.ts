/**
 * `--map MAP.json`: what the user says of the columns, in place of what would be guessed. Knows the form of the file and
 * asks the script what columns there are.
 */
import { readFileSync } from 'node:fs';
import type { RpcAnswer } from '../../src/contract/api';
import type { SetupOptions, SetupPreview } from '../../src/contract/api/set-up';
import type { Workbench } from '../workbench';
import { type CommandIo, pathFrom, Refused } from './command';
import { commandWords } from './words';

/** As it stands in the file: header text, or `#3` for the third column, to a field's key or null. */
interface ColumnMap {
  readonly path: string;
  readonly entries: readonly (readonly [string, string | null])[];
}

/** Refuses what is not of the form. */
export function readMap(path: string, io: CommandIo): ColumnMap {
  const words = commandWords(io.language);
  let map: unknown;
  try {
    map = JSON.parse(readFileSync(pathFrom(io, path), 'utf8').replace(/^\ufeff/, ''));
  } catch {
    throw new Refused(words.mapUnreadable(path));
  }
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw new Refused(words.mapForm(path));
  const entries: [string, unknown][] = Object.entries(map);
  if (!entries.every((entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string'))
    throw new Refused(words.mapForm(path));
  return { path, entries };
}

/** The options of a set-up with the map in them. Writes nothing. */
export function mappedOptions(
  workbench: Workbench,
  options: SetupOptions,
  map: ColumnMap | null,
  io: CommandIo,
): SetupOptions {
  if (map === null) return options;
  const preview = (more: SetupOptions) =>
    workbench.rpc('rpc', ['previewSetup', { ...options, ...more }]).value as RpcAnswer<'previewSetup'> | undefined;
  const byHeader: SetupOptions = { headerMapping: map.entries.map(([name, key]) => [name, key]) };
  // What it refuses without the map may do with it: no column seemed to be the customer.
  let seen = preview({});
  if (!seen?.ok) seen = preview(byHeader);
  return { ...options, ...(seen?.ok ? { headerMapping: mapByColumn(map, seen.value, io) } : byHeader) };
}

/**
 * The map by column number, so that it names one column each, whatever its header. A header that no column has is
 * passed over with a note: one map may serve several files.
 */
function mapByColumn({ path, entries }: ColumnMap, preview: SetupPreview, io: CommandIo) {
  const words = commandWords(io.language);
  const keys = new Set(preview.keys.map(({ key }) => key));
  const byColumn = new Map<string, string | null>();
  for (const [name, key] of entries) {
    if (key !== null && !keys.has(key)) throw new Refused(words.mapNoField(path, key));
    const number = /^#([1-9]\d{0,5})$/.exec(name)?.[1];
    const column = preview.columns.find(({ index, header }) =>
      number === undefined ? header === name.trim() : index === Number(number) - 1,
    );
    if (column === undefined) io.stderr.write(`${words.mapNoColumn(path, name)}\n`);
    else if (!byColumn.has(`#${column.index + 1}`)) byColumn.set(`#${column.index + 1}`, key);
  }
  return [...byColumn];
}
