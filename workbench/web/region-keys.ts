/**
 * F6 leads round the regions of the page, Shift+F6 back. Among the cells Tab moves from cell to cell, so they need
 * another way out. Source: WCAG 2.1.2, https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html.
 */

export interface Region {
  readonly root: HTMLElement;
  focus(): void;
}

/** Listens on the whole page; hidden regions are passed over, and a modal window keeps the focus. */
export function listenForRegionKeys(regions: readonly Region[]): void {
  addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || document.querySelector(':modal') !== null) return;
    event.preventDefault();
    const shown = regions.filter(({ root }) => !root.hidden);
    const at = shown.findIndex(({ root }) => root.contains(document.activeElement));
    const step = event.shiftKey ? shown.length - 1 : 1;
    shown[(Math.max(at, 0) + step) % shown.length]?.focus();
  });
}
