/**
 * Opens a person's file for a command: words why it cannot be read and tells what was left out.
 */
import { openFile } from '../io/read-file';
import type { Workbook } from '../model/workbook';
import { wordFileNotes, wordFileProblem } from '../web/file-problem-words';
import { type CommandIo, pathFrom, Refused } from './command';

/** Reads a CSV or XLSX file; refuses with a sentence in the user's language. Notes go to standard error. */
export async function openWorkbookFile(
  path: string,
  io: CommandIo,
  place: { readonly locale?: string; readonly timeZone?: string; readonly typed?: boolean } = {},
): Promise<Workbook> {
  const result = await openFile(pathFrom(io, path), { timeZone: io.timeZone, ...place });
  if (!result.ok)
    throw new Refused(`${path}: ${wordFileProblem(io.language, result.code, result.detail) ?? result.code}`);
  const leftOut = wordFileNotes(io.language, result.notes);
  if (leftOut !== null) io.stderr.write(`${path}: ${leftOut}\n`);
  return result.workbook;
}
