/** Protection of a sheet or range. https://developers.google.com/apps-script/reference/spreadsheet/protection */
import { makeUser } from '../session';
import type { Kit, RangeTarget } from './kit';
import type { NamedRangeHandle } from './named-range';

export interface ProtectionRef {
  readonly sheetId: number;
  readonly protectionId: number;
  readonly type: 'RANGE' | 'SHEET';
}

/** E-mail addresses of texts and User objects. */
export function emailsOf(values: readonly unknown[]): string[] {
  return values.map((value) =>
    typeof value === 'object' && value !== null ? (value as { getEmail(): string }).getEmail() : String(value),
  );
}

class ProtectionHandle {
  constructor(
    readonly kit: Kit,
    readonly ref: ProtectionRef,
  ) {}

  #ask(method: string, ...args: unknown[]): unknown {
    return this.kit.call(`Protection.${method}`, this.ref.sheetId, this.ref.protectionId, ...args);
  }
  #tell(method: string, ...args: unknown[]): this {
    this.#ask(method, ...args);
    return this;
  }

  getProtectionType(): unknown {
    return this.kit.enums.ProtectionType[this.ref.type];
  }
  getDescription(): unknown {
    return this.#ask('getDescription');
  }
  isWarningOnly(): unknown {
    return this.#ask('isWarningOnly');
  }
  canDomainEdit(): unknown {
    return this.#ask('canDomainEdit');
  }
  canEdit(): unknown {
    return this.#ask('canEdit');
  }
  getRangeName(): unknown {
    return this.#ask('getRangeName');
  }
  getRange(): object {
    return this.kit.range(this.#ask('getRange') as RangeTarget);
  }
  getUnprotectedRanges(): object[] {
    return (this.#ask('getUnprotectedRanges') as RangeTarget[]).map((target) => this.kit.range(target));
  }
  getEditors(): object[] {
    return (this.#ask('getEditors') as string[]).map((email) => makeUser(this.kit.env, email));
  }
  addEditor(...args: unknown[]): this {
    this.kit.takes('Protection.addEditor', args, 'any');
    return this.#tell('addEditor', emailsOf(args));
  }
  addEditors(...args: unknown[]): this {
    this.kit.takes('Protection.addEditors', args, 'Array');
    return this.#tell('addEditors', emailsOf(args[0] as unknown[]));
  }
  removeEditor(...args: unknown[]): this {
    this.kit.takes('Protection.removeEditor', args, 'any');
    return this.#tell('removeEditor', emailsOf(args));
  }
  removeEditors(...args: unknown[]): this {
    this.kit.takes('Protection.removeEditors', args, 'Array');
    return this.#tell('removeEditors', emailsOf(args[0] as unknown[]));
  }
  setDescription(...args: unknown[]): this {
    this.kit.takes('Protection.setDescription', args, 'String');
    return this.#tell('setDescription', String(args[0] ?? ''));
  }
  setDomainEdit(...args: unknown[]): this {
    this.kit.takes('Protection.setDomainEdit', args, 'Boolean');
    return this.#tell('setDomainEdit', args[0]);
  }
  setWarningOnly(...args: unknown[]): this {
    this.kit.takes('Protection.setWarningOnly', args, 'Boolean');
    return this.#tell('setWarningOnly', args[0]);
  }
  setRange(...args: unknown[]): this {
    this.kit.takes('Protection.setRange', args, 'Range');
    return this.#tell('setRange', this.kit.targetOf(args[0]));
  }
  setRangeName(...args: unknown[]): this {
    this.kit.takes('Protection.setRangeName', args, 'String');
    return this.#tell('setRangeName', String(args[0]));
  }
  setNamedRange(...args: unknown[]): this {
    this.kit.takes('Protection.setNamedRange', args, 'NamedRange');
    return this.#tell(
      'setNamedRange',
      (this.kit.env.unwrap<NamedRangeHandle>('NamedRange', args[0]) as NamedRangeHandle).name,
    );
  }
  setUnprotectedRanges(...args: unknown[]): this {
    this.kit.takes('Protection.setUnprotectedRanges', args, 'Array');
    return this.#tell(
      'setUnprotectedRanges',
      (args[0] as unknown[]).map((range) => this.kit.targetOf(range)),
    );
  }
  remove(): void {
    this.#ask('remove');
  }
}

export function makeProtection(kit: Kit, ref: ProtectionRef): object {
  return kit.env.membrane('Protection', new ProtectionHandle(kit, ref));
}
