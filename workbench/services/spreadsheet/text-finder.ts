/** TextFinder: walks the cells that match. https://developers.google.com/apps-script/reference/spreadsheet/text-finder */
import type { Place } from './developer-metadata';
import type { Kit, RangeTarget } from './kit';

class TextFinderHandle {
  readonly options: Record<string, unknown>;
  found: RangeTarget[] | null = null;
  position = -1;
  startTarget: RangeTarget | null = null;

  constructor(
    readonly kit: Kit,
    readonly place: Place,
    text: string,
  ) {
    this.options = { text };
  }

  #option(name: string, args: unknown[]): this {
    this.kit.takes(`TextFinder.${name}`, args, 'Boolean');
    this.options[name] = args[0];
    this.found = null;
    this.position = -1;
    return this;
  }
  matchCase(...args: unknown[]): this {
    return this.#option('matchCase', args);
  }
  matchEntireCell(...args: unknown[]): this {
    return this.#option('matchEntireCell', args);
  }
  matchFormulaText(...args: unknown[]): this {
    return this.#option('matchFormulaText', args);
  }
  useRegularExpression(...args: unknown[]): this {
    return this.#option('useRegularExpression', args);
  }
  ignoreDiacritics(...args: unknown[]): this {
    return this.#option('ignoreDiacritics', args);
  }
  startFrom(...args: unknown[]): this {
    this.kit.takes('TextFinder.startFrom', args, 'Range');
    this.startTarget = this.kit.targetOf(args[0]);
    this.position = -1;
    return this;
  }

  #search(): RangeTarget[] {
    this.found ??= this.kit.call('TextFinder.findAll', this.place, this.options) as RangeTarget[];
    return this.found;
  }
  #at(position: number): object | null {
    const target = this.found?.[position];
    if (!target) return null;
    this.position = position;
    return this.kit.range(target);
  }

  findAll(): object[] {
    this.found = null;
    return this.#search().map((target) => this.kit.range(target));
  }
  findNext(): object | null {
    const found = this.#search();
    const { startTarget } = this;
    // The search goes on after the start cell, in reading order. [range]
    if (this.position < 0 && startTarget)
      return this.#at(
        found.findIndex(
          (t) =>
            t.sheetId === startTarget.sheetId &&
            (t.row > startTarget.row || (t.row === startTarget.row && t.column > startTarget.column)),
        ),
      );
    return this.#at(this.position + 1);
  }
  findPrevious(): object | null {
    const found = this.#search();
    return this.#at(this.position < 0 ? found.length - 1 : this.position - 1);
  }
  getCurrentMatch(): object | null {
    return this.position < 0 ? null : this.#at(this.position);
  }
  replaceAllWith(...args: unknown[]): unknown {
    this.kit.takes('TextFinder.replaceAllWith', args, 'String');
    this.found = null;
    return this.kit.call('TextFinder.replaceAllWith', this.place, this.options, String(args[0]));
  }
  replaceWith(...args: unknown[]): unknown {
    this.kit.takes('TextFinder.replaceWith', args, 'String');
    if (this.position < 0) this.findNext();
    const target = this.found?.[this.position];
    return target ? this.kit.call('TextFinder.replaceWith', target, this.options, String(args[0])) : 0;
  }
}

export function makeTextFinder(kit: Kit, method: string, place: Place, args: readonly unknown[]): object {
  kit.takes(method, args, 'String');
  return kit.env.membrane('TextFinder', new TextFinderHandle(kit, place, String(args[0])));
}
