/** How the benchmarks take time and print. */

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
