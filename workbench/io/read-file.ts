/** Files of people into workbooks: CSV and XLSX behind one door, refused with a code where they cannot be read. */
import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Workbook } from '../model/workbook';
import { readCsv } from './csv/read-csv';
import { readEmbeddedState } from './embedded-state';
import { type Detail, type FileNote, FileProblem, type FileProblemCode, newNotes } from './file-problem';
import { sniffFormat } from './sniff-format';
import { readXlsx } from './xlsx/read-xlsx';
import { openZip, ZIP_LIMITS, type ZipLimits } from './xlsx/zip-archive';

export interface ReadFileOptions {
  /** Of the spreadsheet that the file becomes; `en_US` and `Etc/UTC` by default. A ledger's own block overrides both. */
  readonly locale?: string;
  readonly timeZone?: string;
  /** For text whose encoding is unclear: a label of the WHATWG Encoding Standard such as `gb18030`. */
  readonly encoding?: string;
  /** Fields of a CSV file become numbers, dates and booleans as in Sheets' import, where nothing is lost by it. */
  readonly typed?: boolean;
  readonly limits?: Partial<FileLimits>;
}

export interface FileLimits {
  readonly fileBytes: number;
  /** Cells with content, of all sheets: Sheets' own limit. */
  readonly cells: number;
  readonly zip: ZipLimits;
}

export const FILE_LIMITS: FileLimits = { fileBytes: 60 * 1024 * 1024, cells: 10_000_000, zip: ZIP_LIMITS };

export type ReadFileResult =
  | { readonly ok: true; readonly workbook: Workbook; readonly notes: readonly FileNote[] }
  | { readonly ok: false; readonly code: FileProblemCode; readonly detail: Detail };

/** Reads a file that is in memory; `name` gives the workbook its name, the bytes decide what it is. */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  options: ReadFileOptions = {},
): Promise<ReadFileResult> {
  return guarded(async () => {
    const limits = { ...FILE_LIMITS, ...options.limits };
    checkSize(bytes.length, limits);
    const notes = newNotes();
    const extension = extname(name).slice(1).toLowerCase();
    const format = sniffFormat(bytes, extension, (zip) => openZip(zip, limits.zip).names);
    const place = {
      name: basename(name, extname(name)) || 'Untitled spreadsheet',
      locale: options.locale ?? 'en_US',
      timeZone: options.timeZone ?? 'Etc/UTC',
    };
    const workbook =
      format === 'xlsx'
        ? await readXlsx(bytes, { ...place, limits: limits.zip, maxCells: limits.cells }, notes)
        : readCsv(
            bytes,
            {
              ...place,
              extension,
              typed: options.typed === true,
              maxCells: limits.cells,
              ...(options.encoding && { encoding: options.encoding }),
            },
            notes,
          );
    return { ok: true, workbook: { ...workbook, ...readEmbeddedState(workbook) }, notes: notes.list() };
  });
}

/** Reads a file from disk; one that is too large is refused before it is read. */
export async function openFile(path: string, options: ReadFileOptions = {}): Promise<ReadFileResult> {
  return guarded(async () => {
    const file = await open(path, 'r').catch(() => {
      throw new FileProblem('file-not-found', { path });
    });
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new FileProblem('file-not-found', { path });
      checkSize(stat.size, { ...FILE_LIMITS, ...options.limits });
      return await readFile(basename(path), await file.readFile(), options);
    } finally {
      await file.close();
    }
  });
}

function checkSize(sizeBytes: number, { fileBytes }: FileLimits): void {
  if (sizeBytes > fileBytes) throw new FileProblem('file-too-large', { sizeBytes, limitBytes: fileBytes });
}

async function guarded(read: () => Promise<ReadFileResult>): Promise<ReadFileResult> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, code: error.code, detail: error.detail };
    throw error;
  }
}
