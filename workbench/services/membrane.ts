/**
 * The guard round every service object: what is not emulated throws by name, what is emulated is counted.
 * Knows no particular service.
 */
import type { Enum, EnumMember } from './environment';

interface Shell {
  readonly className: string;
  readonly target: object;
  guarded: object;
  /** Local calls by method, shared by all objects of the class. */
  readonly counts: Map<string, number>;
}

/** Gives back the object it is made with, so that a subclass puts its private field on that object. */
const Itself = function itself(object: object) {
  return object;
} as unknown as new (
  object: object,
) => object;

/**
 * Marks a guarded object with its shell. A private field sits on the Proxy itself, is seen by no trap and no script,
 * and costs the garbage collector far less than a WeakMap with an entry for each range of a long loop.
 */
class Mark extends Itself {
  readonly #shell: Shell;

  constructor(guarded: object, shell: Shell) {
    super(guarded);
    this.#shell = shell;
  }

  static of(value: unknown): Shell | undefined {
    return typeof value === 'object' && value !== null && #shell in value ? value.#shell : undefined;
  }
}

export interface Membrane {
  guard<T extends object>(className: string, target: T): T;
  unwrap<T extends object>(className: string, value: unknown): T | null;
  classNameOf(value: unknown): string | null;
  makeEnum<const Name extends string>(enumName: string, names: readonly Name[]): Enum<Name>;
  enumName(enumName: string, value: unknown): string | null;
  /** Local calls so far as `[name, count]`; calls that passed the door are not among them. */
  localCounts(): [string, number][];
}

const { apply } = Reflect;
const objectPrototype = Object.prototype as unknown as Record<string, unknown>;

/** Names that languages and libraries look for on any object: absent, rather than an error. */
const probes: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  'length',
]);

/** Makes the guards of one execution. `doorCalls` tells how many calls have passed the door so far. */
export function createMembrane(doorCalls: () => number): Membrane {
  const enums = new WeakMap<object, string>();
  const countsByClass = new Map<string, Map<string, number>>();

  function visible(shell: Shell, key: string): unknown {
    if (key === 'constructor') return undefined;
    const value = (shell.target as Record<string, unknown>)[key];
    if (typeof value === 'function') return value === objectPrototype[key] ? undefined : value;
    return typeof value === 'object' && value !== null && enums.has(value) ? value : undefined;
  }

  function visibleNames(shell: Shell): string[] {
    const names = new Set<string>();
    for (
      let holder: object | null = shell.target;
      holder && holder !== Object.prototype;
      holder = Object.getPrototypeOf(holder)
    ) {
      for (const key of Object.getOwnPropertyNames(holder)) if (visible(shell, key) !== undefined) names.add(key);
    }
    return [...names];
  }

  const handler: ProxyHandler<Shell> = {
    get(shell, key) {
      const { className } = shell;
      if (typeof key === 'symbol') return key === Symbol.toStringTag ? className : undefined;
      const value = visible(shell, key);
      if (typeof value === 'function') {
        return (...args: unknown[]) => {
          const before = doorCalls();
          const result: unknown = apply(value, shell.target, args);
          if (doorCalls() === before) shell.counts.set(key, (shell.counts.get(key) ?? 0) + 1);
          return result === shell.target ? shell.guarded : result;
        };
      }
      if (value !== undefined) return value;
      if (key === 'toString') return () => className;
      if (key === 'valueOf') return () => shell.guarded;
      if (key === 'constructor') return Object;
      if (probes.has(key)) return undefined;
      if (key in objectPrototype) return objectPrototype[key];
      throw new Error(`${className}.${key} is not emulated`);
    },
    set(shell, key) {
      throw new TypeError(`${shell.className}.${String(key)} cannot be set`);
    },
    has: (shell, key) => typeof key === 'string' && visible(shell, key) !== undefined,
    ownKeys: (shell) => visibleNames(shell),
    getOwnPropertyDescriptor(shell, key) {
      const value = typeof key === 'string' ? visible(shell, key) : undefined;
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: false };
    },
    getPrototypeOf: () => Object.prototype,
    defineProperty: () => false,
    deleteProperty: () => false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  };

  function guard<T extends object>(className: string, target: T): T {
    const counts = countsByClass.get(className) ?? new Map<string, number>();
    countsByClass.set(className, counts);
    const shell: Shell = { className, target, guarded: target, counts };
    shell.guarded = new Proxy(shell, handler);
    new Mark(shell.guarded, shell);
    return shell.guarded as T;
  }

  return {
    guard,
    unwrap<T extends object>(className: string, value: unknown) {
      const shell = Mark.of(value);
      return shell?.className === className ? (shell.target as T) : null;
    },
    classNameOf: (value) => Mark.of(value)?.className ?? null,
    makeEnum<const Name extends string>(enumName: string, names: readonly Name[]) {
      const members: Record<string, EnumMember> = Object.create(null);
      for (const [ordinal, name] of names.entries()) {
        const target = {
          name: () => name,
          ordinal: () => ordinal,
          compareTo: (other: EnumMember) => ordinal - other.ordinal(),
          toString: () => name,
          toJSON: () => name,
        };
        members[name] = guard(`enum ${enumName}`, target);
        enums.set(members[name], enumName);
      }
      const object = new Proxy(members, {
        get(all, key) {
          if (typeof key === 'symbol') return undefined;
          if (key in all) return all[key];
          if (key === 'toString') return () => enumName;
          if (probes.has(key) || key in objectPrototype) return objectPrototype[key];
          throw new Error(`${enumName}.${key} is not emulated`);
        },
        set: (_all, key) => {
          throw new TypeError(`${enumName}.${String(key)} cannot be set`);
        },
      });
      enums.set(object, enumName);
      return object as unknown as Enum<Name>;
    },
    enumName(enumName, value) {
      const shell = Mark.of(value);
      return shell?.className === `enum ${enumName}` ? (shell.target as EnumMember).name() : null;
    },
    localCounts() {
      const all: [string, number][] = [];
      for (const [className, counts] of countsByClass) {
        if (className.startsWith('enum ')) continue;
        for (const [method, count] of counts) all.push([`${className}.${method}`, count]);
      }
      return all;
    },
  };
}
