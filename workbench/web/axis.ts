/**
 * Pixel positions along one direction of a sheet: which row or column lies where, with own sizes and hidden ones.
 * Knows no cells and no DOM.
 */

/** A run of indexes, end exclusive. */
export type Run = readonly [start: number, end: number];

export interface Axis {
  readonly count: number;
  /** Total pixels. */
  readonly length: number;
  /** Pixels before the index; `start(count)` is the length. */
  start(index: number): number;
  /** Pixels of one index; 0 when it is hidden. */
  size(index: number): number;
  /** The visible index that covers a pixel, clamped to the sheet; O(log n). */
  at(pixel: number): number;
  /** The nearest visible index after `steps` visible ones in that direction; stops at the last visible one. */
  move(index: number, steps: number): number;
}

/** `sizes` holds own sizes by index, in pixels; a missing one is `defaultSize`. */
export function createAxis(
  count: number,
  defaultSize: number,
  sizes: Readonly<Record<number, number>> = {},
  hidden: readonly Run[] = [],
): Axis {
  const starts = new Float64Array(count + 1);
  const isHidden = new Uint8Array(count);
  for (const [start, end] of hidden) isHidden.fill(1, Math.max(0, start), Math.max(0, end));
  for (let index = 0; index < count; index++) {
    starts[index + 1] = starts[index]! + (isHidden[index] ? 0 : (sizes[index] ?? defaultSize));
  }
  const size = (index: number) => (index < 0 || index >= count ? 0 : starts[index + 1]! - starts[index]!);
  const nearestVisible = (from: number, direction: 1 | -1) => {
    let index = from;
    while (index >= 0 && index < count && size(index) === 0) index += direction;
    return index >= 0 && index < count ? index : -1;
  };
  return {
    count,
    length: starts[count]!,
    start: (index) => starts[Math.min(Math.max(index, 0), count)]!,
    size,
    at(pixel) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle + 1]! > pixel) high = middle;
        else low = middle + 1;
      }
      const after = nearestVisible(low, 1);
      return Math.max(0, after < 0 ? nearestVisible(low, -1) : after);
    },
    move(index, steps) {
      const direction = steps < 0 ? -1 : 1;
      let current = index;
      for (let left = Math.abs(steps); left > 0; left--) {
        const next = nearestVisible(current + direction, direction);
        if (next < 0) break;
        current = next;
      }
      return current;
    },
  };
}

/** The indexes to draw for a viewport, `margin` extra on each side, within `[from, axis.count)`; end exclusive. */
export function visibleRun(axis: Axis, from: number, scroll: number, viewport: number, margin: number): Run {
  if (from >= axis.count) return [from, from];
  const offset = axis.start(from);
  const first = Math.max(from, axis.at(offset + scroll) - margin);
  const last = axis.at(offset + scroll + Math.max(0, viewport - 1));
  return [first, Math.min(axis.count, last + margin + 1)];
}
