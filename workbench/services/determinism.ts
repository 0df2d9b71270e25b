/** Makes `Date` and `Math.random` repeatable, so that an execution can be replayed. Knows no service. */

const RealDate = Date;

export interface SandboxClock {
  /** Sets the time to that of the last answer of the door. */
  set(epochMs: number): void;
  now(): number;
}

/**
 * Virtual time inside the sandbox. Between two answers of the door each look at the clock takes 10 µs, so that a loop
 * that waits for the time to pass comes to an end.
 */
export function createClock(startMs: number): SandboxClock {
  let now = startMs;
  return {
    set(epochMs) {
      if (epochMs > now) now = epochMs;
    },
    now() {
      now += 0.01;
      return Math.floor(now);
    },
  };
}

/** Puts a `Date` that reads the virtual clock, and a seeded `Math.random`, into the realm. */
export function installDeterminism(realm: Record<string, unknown>, clock: SandboxClock, random: () => number): void {
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new RealDate(clock.now()).toString();
    const parts = args.length === 0 ? [clock.now()] : args;
    // A plain `new Date(x)` is common (one per cell), and this way is ten times faster than Reflect.construct.
    if (new.target === (VirtualDate as unknown) && parts.length === 1) return new RealDate(parts[0] as number);
    return Reflect.construct(RealDate, parts, new.target);
  }
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  Object.defineProperty(VirtualDate, 'length', { value: 7 });
  VirtualDate.prototype = RealDate.prototype;
  Object.defineProperties(VirtualDate, {
    now: { value: () => clock.now(), configurable: true, writable: true },
    parse: { value: RealDate.parse, configurable: true, writable: true },
    UTC: { value: RealDate.UTC, configurable: true, writable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, configurable: true, writable: true });
  Object.defineProperty(realm, 'Date', { value: VirtualDate, configurable: true, writable: true });
  Object.defineProperty(Math, 'random', { value: () => random(), configurable: true, writable: true });
}
