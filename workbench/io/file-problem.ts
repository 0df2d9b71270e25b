/**
 * Why a file is refused, and what a file had that the workbook does not hold: codes with plain details.
 * Knows no wording; that is made where people read it.
 */

export type FileProblemCode =
  | 'file-not-found'
  /** `limitBytes` with `sizeBytes` or, for what a zip unpacks to, `unpackedBytes`. */
  | 'file-too-large'
  | 'file-too-many-cells'
  | 'file-corrupt'
  | 'file-encrypted'
  /** Excel 97-2003 (BIFF) or older; `format` tells `xls` from `xml` (Excel 2003 XML) and `xlsb`. */
  | 'file-old-excel'
  | 'file-ods'
  /** A web page under a spreadsheet's name, as many back-office systems export it. */
  | 'file-html'
  /** Anything else: `format` where it is known (`pdf`, `image`, `word`, `numbers`, `zip` ...). */
  | 'file-not-a-table'
  /** A zip bomb or an XML document type; `reason` is `zip-bomb`, `doctype`, `nesting` or `overlap`. */
  | 'file-unsafe'
  /** `encodings` names the candidates, comma-separated; give one back as `options.encoding`. */
  | 'encoding-unclear';

export type Detail = Readonly<Record<string, string | number>>;

/** Thrown inside `io/` only; `readFile` turns it into data. */
export class FileProblem extends Error {
  constructor(
    readonly code: FileProblemCode,
    readonly detail: Detail = {},
  ) {
    super(code);
  }
}

/** Something in the file that was left out or changed on the way in. */
export interface FileNote {
  readonly code: FileNoteCode;
  readonly count: number;
  readonly sheetName?: string;
}

export type FileNoteCode =
  | 'charts'
  | 'chart-sheets'
  | 'pivot-tables'
  | 'images'
  | 'macros'
  | 'controls'
  | 'slicers'
  | 'sparklines'
  | 'external-links'
  | 'tables'
  | 'sheet-protection'
  | 'named-formulas'
  | 'validations'
  | 'conditional-formats'
  | 'filter-conditions'
  | 'data-tables'
  /** Text files: NUL characters were taken out. */
  | 'nul-characters'
  /** Text files: bytes that the stated encoding has no character for. */
  | 'undecodable-bytes'
  /** Text files: a quoted field without end took the rest of the file. */
  | 'unclosed-quotes';

/** Collects notes, adding up equal ones. */
export interface Notes {
  add(code: FileNoteCode, sheetName?: string, count?: number): void;
  list(): FileNote[];
}

export function newNotes(): Notes {
  const notes = new Map<string, { code: FileNoteCode; count: number; sheetName?: string }>();
  return {
    add(code, sheetName, count = 1) {
      if (count === 0) return;
      const key = `${code}\n${sheetName ?? ''}`;
      const note = notes.get(key);
      if (note) note.count += count;
      else notes.set(key, { code, count, ...(sheetName !== undefined && { sheetName }) });
    },
    list: () => [...notes.values()],
  };
}
