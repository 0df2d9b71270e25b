/**
 * The list of values under a dropdown cell. Never takes the focus: the cell editor steers it.
 */
import { element } from './element';
import type { Words } from './words';

export interface ListBox {
  readonly root: HTMLElement;
  readonly id: string;
  readonly isOpen: boolean;
  /** The highlighted item. */
  readonly active: string | null;
  readonly activeId: string;
  /** `filter` narrows to items that hold the text; `current` is highlighted. */
  open(items: readonly string[], filter: string, current: string): void;
  place(cell: DOMRect, grid: DOMRect): void;
  move(steps: number): void;
  close(): void;
}

export function createListBox(words: Words, onPick: (item: string) => void): ListBox {
  const id = 'list-of-values';
  const root = element('div', {
    class: 'list-box',
    role: 'listbox',
    id,
    'aria-label': words.listOfValues,
    hidden: true,
  });
  let shown: string[] = [];
  let active = -1;

  const highlight = () => {
    [...root.children].forEach((child, index) => {
      child.setAttribute('aria-selected', String(index === active));
      if (index === active) child.scrollIntoView({ block: 'nearest' });
    });
  };

  return {
    root,
    id,
    get isOpen() {
      return !root.hidden;
    },
    get active() {
      return shown[active] ?? null;
    },
    get activeId() {
      return `${id}-${active}`;
    },
    open(items, filter, current) {
      const wanted = filter.trim().toLowerCase();
      shown = wanted === '' ? [...items] : items.filter((item) => item.toLowerCase().includes(wanted));
      active = Math.max(shown.indexOf(current), wanted === '' ? -1 : shown.length > 0 ? 0 : -1);
      root.replaceChildren(
        ...shown.map((item, index) =>
          element(
            'div',
            {
              role: 'option',
              class: 'option',
              id: `${id}-${index}`,
              'aria-selected': 'false',
              // mousedown, not click: the editor must not lose the focus first.
              onmousedown: (event: MouseEvent) => {
                event.preventDefault();
                onPick(item);
              },
            },
            item,
          ),
        ),
      );
      if (shown.length === 0)
        root.append(
          element('div', { role: 'option', 'aria-disabled': 'true', class: 'option none' }, words.noSuchItem),
        );
      root.hidden = false;
      highlight();
    },
    place(cell, grid) {
      root.style.minWidth = `${Math.max(cell.width, 120)}px`;
      const height = root.offsetHeight;
      const above = cell.y + cell.height + height > grid.height && cell.y > height;
      const left = Math.min(cell.x, Math.max(0, grid.width - root.offsetWidth - 4));
      root.style.transform = `translate(${left}px, ${above ? cell.y - height - 2 : cell.y + cell.height + 2}px)`;
    },
    move(steps) {
      if (shown.length === 0) return;
      active = (Math.max(active, steps < 0 ? 0 : -1) + steps + shown.length) % shown.length;
      highlight();
    },
    close() {
      root.hidden = true;
      shown = [];
      active = -1;
    },
  };
}
