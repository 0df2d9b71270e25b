/** Banding: alternating colours of a range. https://developers.google.com/apps-script/reference/spreadsheet/banding */
import type { Kit, RangeTarget } from './kit';

type Band = 'header' | 'first' | 'second' | 'footer';

class BandingHandle {
  constructor(
    readonly kit: Kit,
    readonly sheetId: number,
    readonly id: number,
  ) {}

  /** Row and column bands are separate in the service; a banding has one kind, and the other's getters answer null. */
  #get(method: string, band: Band, byColumn: boolean): unknown {
    const answer = this.kit.call(`Banding.${method}`, this.sheetId, this.id) as {
      colors: Record<Band, string | null>;
      byColumn: boolean;
    };
    return answer.byColumn === byColumn ? answer.colors[band] : null;
  }
  #set(method: string, band: Band, args: unknown[]): this {
    this.kit.takes(`Banding.${method}`, args, 'String');
    this.kit.call(`Banding.${method}`, this.sheetId, this.id, band, args[0] === null ? null : String(args[0]));
    return this;
  }

  getHeaderRowColor(): unknown {
    return this.#get('getHeaderRowColor', 'header', false);
  }
  getFirstRowColor(): unknown {
    return this.#get('getFirstRowColor', 'first', false);
  }
  getSecondRowColor(): unknown {
    return this.#get('getSecondRowColor', 'second', false);
  }
  getFooterRowColor(): unknown {
    return this.#get('getFooterRowColor', 'footer', false);
  }
  getHeaderColumnColor(): unknown {
    return this.#get('getHeaderColumnColor', 'header', true);
  }
  getFirstColumnColor(): unknown {
    return this.#get('getFirstColumnColor', 'first', true);
  }
  getSecondColumnColor(): unknown {
    return this.#get('getSecondColumnColor', 'second', true);
  }
  getFooterColumnColor(): unknown {
    return this.#get('getFooterColumnColor', 'footer', true);
  }
  setHeaderRowColor(...args: unknown[]): this {
    return this.#set('setHeaderRowColor', 'header', args);
  }
  setFirstRowColor(...args: unknown[]): this {
    return this.#set('setFirstRowColor', 'first', args);
  }
  setSecondRowColor(...args: unknown[]): this {
    return this.#set('setSecondRowColor', 'second', args);
  }
  setFooterRowColor(...args: unknown[]): this {
    return this.#set('setFooterRowColor', 'footer', args);
  }
  setHeaderColumnColor(...args: unknown[]): this {
    return this.#set('setHeaderColumnColor', 'header', args);
  }
  setFirstColumnColor(...args: unknown[]): this {
    return this.#set('setFirstColumnColor', 'first', args);
  }
  setSecondColumnColor(...args: unknown[]): this {
    return this.#set('setSecondColumnColor', 'second', args);
  }
  setFooterColumnColor(...args: unknown[]): this {
    return this.#set('setFooterColumnColor', 'footer', args);
  }
  getRange(): object {
    return this.kit.range(this.kit.call('Banding.getRange', this.sheetId, this.id) as RangeTarget);
  }
  setRange(...args: unknown[]): this {
    this.kit.takes('Banding.setRange', args, 'Range');
    this.kit.call('Banding.setRange', this.sheetId, this.id, this.kit.targetOf(args[0]));
    return this;
  }
  copyTo(...args: unknown[]): object {
    this.kit.takes('Banding.copyTo', args, 'Range');
    const target = this.kit.targetOf(args[0]);
    return makeBanding(
      this.kit,
      target.sheetId,
      this.kit.call('Banding.copyTo', this.sheetId, this.id, target) as number,
    );
  }
  remove(): void {
    this.kit.call('Banding.remove', this.sheetId, this.id);
  }
}

export function makeBanding(kit: Kit, sheetId: number, id: number): object {
  return kit.env.membrane('Banding', new BandingHandle(kit, sheetId, id));
}
