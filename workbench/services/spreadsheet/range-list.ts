/** RangeList: one call that does the same to several ranges of a sheet. https://developers.google.com/apps-script/reference/spreadsheet/range-list */
import { addMethods, expected, type Kit, type Method, type RangeTarget } from './kit';
import { writeArguments } from './range-writes';

export class RangeListHandle {
  constructor(
    readonly kit: Kit,
    readonly targets: readonly RangeTarget[],
  ) {}
}

const without = new Set([
  'setDataValidation',
  'merge',
  'mergeAcross',
  'mergeVertically',
  'setTextStyle',
  'setBackgroundObject',
  'setFontColorObject',
]);

const writes = Object.keys(writeArguments)
  .filter((name) => !without.has(name))
  .map((name): [string, Method<RangeListHandle>] => [
    name,
    function (...args) {
      const method = `RangeList.${name}`;
      this.kit.call(
        method,
        this.targets,
        ...(writeArguments[name] as (typeof writeArguments)[string])(this.kit, args, method),
      );
      return this;
    },
  ]);

addMethods(RangeListHandle.prototype, Object.fromEntries(writes), {
  getRanges() {
    return this.targets.map((target) => this.kit.range(target));
  },
  activate() {
    this.kit.call('RangeList.activate', this.targets.at(-1));
    return this;
  },
});

/** `setActiveRangeList` of a sheet, spreadsheet or the service: the last range becomes the selection. */
export function activateList(kit: Kit, method: string, args: readonly unknown[]): unknown {
  kit.takes(method, args, 'RangeList');
  kit.call(
    method.includes('.') ? method : `SpreadsheetApp.${method}`,
    expected<RangeListHandle>(kit, 'RangeList', args[0], method, args).targets.at(-1),
  );
  return args[0];
}

export function makeRangeList(kit: Kit, targets: readonly RangeTarget[]): object {
  return kit.env.membrane('RangeList', new RangeListHandle(kit, targets));
}
