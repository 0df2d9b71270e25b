/**
 * What a service needs from the engine, inside the sandbox: the call through the door, the membrane that guards
 * every service object, enums and the errors that Apps Script words. Knows no particular service.
 */

/**
 * One method on the host's side, by the name under which it is counted (`Range.getValues`). Arguments and result are
 * plain data: JSON plus `undefined`; a Date goes over as `{$date}` and comes back as a Date of this realm, a
 * `Uint8Array` is copied, both without any work of the service's own. Throws `Exception` of this realm.
 */
export type Call = (method: string, ...args: unknown[]) => unknown;

/** A member of an enum such as `SpreadsheetApp.BorderStyle.SOLID`; prints its name. */
export interface EnumMember {
  name(): string;
  ordinal(): number;
  compareTo(other: EnumMember): number;
  toString(): string;
  toJSON(): string;
}

export type Enum<Name extends string> = Readonly<Record<Name, EnumMember>>;

export interface ServiceEnvironment {
  readonly call: Call;

  /**
   * Guards a service or service object: only its methods and enums can be seen (an object's other fields are its own
   * business), anything else throws `Error: Range.foo is not emulated`. Methods run on the bare target, and one that
   * returns the bare target returns the guarded object, so builders can `return this`. A call that does not pass the
   * door is counted as a local call under `className.method`.
   */
  membrane<T extends object>(className: string, target: T): T;

  /** The bare target behind a guarded object of that class; null for anything else. */
  unwrap<T extends object>(className: string, value: unknown): T | null;

  /** Makes an enum whose members print their name. `enumName` of `env.enumName('BorderStyle', value)` reads it back. */
  makeEnum<const Name extends string>(enumName: string, names: readonly Name[]): Enum<Name>;

  /** The name of a member of that enum; null for anything else. */
  enumName(enumName: string, value: unknown): string | null;

  /** `The parameters (String,number) don't match the method signature for SpreadsheetApp.Range.setValues.` */
  signatureError(method: string, args: ArrayLike<unknown>): never;

  /** Throws an `Exception` with that message. */
  exception(message: string): never;

  /** `Range.foo is not emulated` */
  notEmulated(name: string): never;

  /** What `SpreadsheetApp.getUi()` returns; throws where the execution has no user interface. */
  makeUi(): unknown;

  /** Global names to be: `globals['SpreadsheetApp'] = env.membrane('SpreadsheetApp', ...)`. */
  readonly globals: Record<string, unknown>;

  /** Filled in by the spreadsheet service: how event objects get their `source` and `range`. Indexes from 0. */
  readonly handles: {
    spreadsheet?: () => unknown;
    range?: (sheetId: number, row: number, column: number, rows: number, columns: number) => unknown;
  };
}
