/** How the benchmarks take time and memory, and print. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly beside: string;
}

export function print(title: string, figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const column = Math.max(...figures.map(({ figure }) => figure.length));
  console.log(`\n${title}`);
  for (const { what, figure, beside } of figures)
    console.log(`  ${what.padEnd(width)}  ${figure.padStart(column)}  ${beside}`);
}

export function timed<T>(work: () => T): { value: T; ms: number } {
  const started = performance.now();
  const value = work();
  return { value, ms: performance.now() - started };
}

/** Most resident memory of this process, in MiB: from its start or, on Linux, since `forgetPeak`. */
export function peakMb(): number {
  // Linux counts what a process inherits from its parent into `maxRSS`.
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const kb = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kb) / 1024);
}

/** Source: https://docs.kernel.org/filesystems/proc.html (clear_refs) */
export function forgetPeak(): void {
  if (existsSync(STATUS)) writeFileSync('/proc/self/clear_refs', '5');
}

const STATUS = '/proc/self/status';
