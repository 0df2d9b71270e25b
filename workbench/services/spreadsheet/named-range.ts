/** NamedRange: found again by its name. https://developers.google.com/apps-script/reference/spreadsheet/named-range */
import type { Kit, RangeTarget } from './kit';

export class NamedRangeHandle {
  constructor(
    readonly kit: Kit,
    public name: string,
  ) {}

  getName(): string {
    return this.name;
  }
  getRange(): object {
    return this.kit.range(this.kit.call('NamedRange.getRange', this.name) as RangeTarget);
  }
  setName(...args: unknown[]): this {
    this.kit.takes('NamedRange.setName', args, 'String');
    this.kit.call('NamedRange.setName', this.name, String(args[0]));
    this.name = String(args[0]);
    return this;
  }
  setRange(...args: unknown[]): this {
    this.kit.takes('NamedRange.setRange', args, 'Range');
    this.kit.call('NamedRange.setRange', this.name, this.kit.targetOf(args[0]));
    return this;
  }
  remove(): void {
    this.kit.call('NamedRange.remove', this.name);
  }
}

export function makeNamedRange(kit: Kit, name: string): object {
  return kit.env.membrane('NamedRange', new NamedRangeHandle(kit, name));
}
