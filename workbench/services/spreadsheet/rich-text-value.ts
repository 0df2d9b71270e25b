/** RichTextValue and its builder: a text with links and styles. https://developers.google.com/apps-script/reference/spreadsheet/rich-text-value */
import type { Kit } from './kit';
import { makeTextStyle, type TextStyleData, type TextStyleHandle } from './text-style';

export interface RunData {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly style: TextStyleData | null;
}

const NO_RUNS: readonly RunData[] = [];

export class RichTextHandle {
  constructor(
    readonly kit: Kit,
    readonly text: string,
    /** Of the cell: what the runs leave unset. */
    readonly base: TextStyleData,
    /** Later ones win. Offsets count within the whole text. */
    readonly runs: readonly RunData[] = NO_RUNS,
    readonly start = 0,
  ) {}

  getText(): string {
    return this.text;
  }
  getStartIndex(): number {
    return this.start;
  }
  getEndIndex(): number {
    return this.start + this.text.length;
  }
  getTextStyle(...args: unknown[]): object {
    const [from, to] = spanOf(this.kit, 'RichTextValue.getTextStyle', args, this.text.length);
    const [first, ...rest] = pieces(this, from, to).map((piece) => piece.style);
    // Where parts differ, what they do not share reads as null.
    const shared = rest.reduce<TextStyleData>((a, b) => common(a, b), first ?? this.base);
    return makeTextStyle(this.kit, shared);
  }
  getLinkUrl(...args: unknown[]): string | null {
    const [from, to] = spanOf(this.kit, 'RichTextValue.getLinkUrl', args, this.text.length);
    const links = new Set(pieces(this, from, to).map((piece) => piece.link));
    return links.size === 1 ? ([...links][0] ?? null) : null;
  }
  getRuns(): object[] {
    const all = pieces(this, 0, this.text.length);
    return all.map(({ start, end, style, link }) => {
      const runs = link === null ? NO_RUNS : [{ start: 0, end: end - start, link, style: null }];
      return makeRichText(this.kit, this.text.slice(start, end), style, runs, this.start + start);
    });
  }
  copy(): object {
    return newRichText(this.kit, this);
  }
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly style: TextStyleData;
  readonly link: string | null;
}

/** The text cut where its look or link changes. */
function pieces({ runs, base, text }: RichTextHandle, from: number, to: number): Piece[] {
  if (!runs.length || from === to) {
    const link = runs.find((r) => r.link !== null && r.start <= from && r.end > from)?.link ?? null;
    return [{ start: from, end: to, style: base, link }];
  }
  const cuts = [...new Set([from, to, ...runs.flatMap((r) => [r.start, r.end])])]
    .filter((c) => c >= from && c <= Math.min(to, text.length))
    .sort((a, b) => a - b);
  const result: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] as number, cuts[i + 1] as number];
    let style = base;
    let link: string | null = null;
    for (const run of runs) {
      if (run.start > start || run.end < end) continue;
      if (run.style) style = { ...style, ...run.style };
      link = run.link ?? link;
    }
    const last = result[result.length - 1];
    if (last && last.link === link && JSON.stringify(last.style) === JSON.stringify(style))
      result[result.length - 1] = { ...last, end };
    else result.push({ start, end, style, link });
  }
  return result;
}

function common(a: TextStyleData, b: TextStyleData): TextStyleData {
  return Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, value === b[key as keyof TextStyleData] ? value : null]),
  );
}

/** The whole text, or the two offsets given. */
function spanOf(kit: Kit, method: string, args: readonly unknown[], length: number): [number, number] {
  kit.takes(method, args, '', 'number,number');
  const [from, to] = args.length ? [Number(args[0]), Number(args[1])] : [0, length];
  if (from < 0 || to > length || from > to) kit.env.exception('Illegal argument.');
  return [from, to];
}

class RichTextBuilderHandle {
  text = '';
  base: TextStyleData = {};
  runs: RunData[] = [];

  constructor(readonly kit: Kit) {}

  setText(...args: unknown[]): this {
    this.kit.takes('RichTextValueBuilder.setText', args, 'String');
    this.text = String(args[0] ?? '');
    this.runs = [];
    return this;
  }

  setLinkUrl(...args: unknown[]): this {
    this.kit.takes('RichTextValueBuilder.setLinkUrl', args, 'String', 'number,number,String');
    const url = args[args.length - 1];
    const [start, end] = this.#span(args.slice(0, -1));
    // A link given to a text takes the place of those within it.
    this.runs = this.runs.flatMap((run) => (run.link === null ? [run] : without(run, start, end)));
    if (url !== null) this.runs.push({ start, end, link: String(url), style: null });
    return this;
  }

  setTextStyle(...args: unknown[]): this {
    const value = args[args.length - 1];
    const style =
      value === null
        ? null
        : (this.kit.env.unwrap<TextStyleHandle>('TextStyle', value) ?? this.#refuse('setTextStyle', args));
    if (args.length !== 1 && args.length !== 3) this.#refuse('setTextStyle', args);
    const [start, end] = this.#span(args.slice(0, -1));
    if (style) this.runs.push({ start, end, link: null, style: definite(style.data) });
    else this.runs = this.runs.flatMap((run) => (run.style === null ? [run] : without(run, start, end)));
    return this;
  }

  build(): object {
    return makeRichText(this.kit, this.text, this.base, [...this.runs]);
  }

  #span(offsets: readonly unknown[]): [number, number] {
    const [start, end] = offsets.length ? [Number(offsets[0]), Number(offsets[1])] : [0, this.text.length];
    if (start < 0 || end > this.text.length || (start >= end && this.text.length > 0))
      this.kit.env.exception('Illegal argument.');
    return [start, end];
  }

  #refuse(method: string, args: readonly unknown[]): never {
    return this.kit.env.signatureError(`SpreadsheetApp.RichTextValueBuilder.${method}`, args);
  }
}

function definite(data: TextStyleData): TextStyleData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));
}

function without(run: RunData, start: number, end: number): RunData[] {
  const parts = [
    { ...run, end: Math.min(run.end, start) },
    { ...run, start: Math.max(run.start, end) },
  ];
  return parts.filter((part) => part.end > part.start);
}

export function makeRichText(
  kit: Kit,
  text: string,
  base: TextStyleData,
  runs?: readonly RunData[],
  start?: number,
): object {
  return kit.env.membrane('RichTextValue', new RichTextHandle(kit, text, base, runs, start));
}

export function newRichText(kit: Kit, from?: RichTextHandle): object {
  const builder = new RichTextBuilderHandle(kit);
  if (from) {
    builder.text = from.text;
    builder.base = from.base;
    builder.runs = [...from.runs];
  }
  return kit.env.membrane('RichTextValueBuilder', builder);
}

/** What crosses the door: the text alone where there is nothing to it. */
export function richTextData({ text, runs }: RichTextHandle): string | { text: string; runs: readonly RunData[] } {
  return runs.length ? { text, runs } : text;
}
