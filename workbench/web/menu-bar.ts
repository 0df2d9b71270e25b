/**
 * A menu bar after the ARIA pattern: one stop for Tab, arrows inside, sub-menus to the right.
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/menubar/. Knows nothing of what the items do.
 */
import { element } from './element';
import type { MenuNode } from './protocol';

export interface MenuBar {
  readonly root: HTMLElement;
  /** Draws the bar again unless it is open and unchanged. */
  show(menus: readonly MenuNode[]): void;
  focus(): void;
}

export function createMenuBar(label: string, onChoose: (functionName: string) => void): MenuBar {
  const root = element('div', { role: 'menubar', class: 'menu-bar', 'aria-label': label });
  let shown = '';

  const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>(':scope > [role=none] > [role=menuitem]')];
  const menuOf = (item: Element) => item.nextElementSibling as HTMLElement | null;
  const closeAll = (keep?: HTMLElement) => {
    for (const menu of root.querySelectorAll<HTMLElement>('[role=menu]')) {
      if (keep && menu.contains(keep)) continue;
      menu.hidden = true;
      menu.previousElementSibling?.setAttribute('aria-expanded', 'false');
    }
  };
  const isOpen = () => root.querySelector('[role=menu]:not([hidden])') !== null;
  const focusItem = (item: HTMLElement | undefined) => {
    if (!item) return;
    const level = item.closest('[role=menu], [role=menubar]')!;
    if (level === root) for (const other of itemsOf(root)) other.tabIndex = other === item ? 0 : -1;
    item.focus();
  };
  const openMenu = (item: HTMLElement, focus: 'first' | 'last' | 'none') => {
    const menu = menuOf(item);
    if (!menu) return;
    closeAll(menu);
    menu.hidden = false;
    item.setAttribute('aria-expanded', 'true');
    const items = itemsOf(menu);
    if (focus !== 'none') focusItem(focus === 'first' ? items[0] : items.at(-1));
  };
  const choose = (item: HTMLElement) => {
    if (item.ariaDisabled === 'true') return;
    const functionName = item.dataset['function'];
    if (functionName === undefined) {
      openMenu(item, 'first');
      return;
    }
    closeAll();
    (document.activeElement as HTMLElement | null)?.blur();
    onChoose(functionName);
  };

  const onKey = (event: KeyboardEvent) => {
    const item = (event.target as Element).closest<HTMLElement>('[role=menuitem]');
    if (!item) return;
    const level = item.closest<HTMLElement>('[role=menu], [role=menubar]')!;
    const items = itemsOf(level);
    const at = items.indexOf(item);
    const step = (by: number) => focusItem(items[(at + by + items.length) % items.length]);
    const parent = level === root ? null : (level.previousElementSibling as HTMLElement);
    const inBar = level === root;
    const top = () => {
      let node = item;
      while (node.closest('[role=menu]'))
        node = node.closest<HTMLElement>('[role=menu]')!.previousElementSibling as HTMLElement;
      return node;
    };
    const sideways = (by: number) => {
      const bar = itemsOf(root);
      const next = bar[(bar.indexOf(top()) + by + bar.length) % bar.length];
      if (next && isOpen()) openMenu(next, 'first');
      else focusItem(next);
    };
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ';
    if (event.key === 'Escape') {
      closeAll();
      focusItem(parent ? top() : item);
    } else if (event.key === 'Enter' || event.key === ' ') choose(item);
    else if (event.key === 'Home') focusItem(items[0]);
    else if (event.key === 'End') focusItem(items.at(-1));
    else if (event.key === 'ArrowDown') inBar ? openMenu(item, 'first') : step(1);
    else if (event.key === 'ArrowUp') inBar ? openMenu(item, 'last') : step(-1);
    else if (event.key === 'ArrowRight') inBar ? sideways(1) : menuOf(item) ? openMenu(item, 'first') : sideways(1);
    else if (event.key === 'ArrowLeft') {
      if (inBar || parent?.parentElement?.parentElement === root) sideways(-1);
      else if (parent) {
        level.hidden = true;
        parent.setAttribute('aria-expanded', 'false');
        focusItem(parent);
      }
    } else if (typed) {
      const letter = event.key.toLowerCase();
      const rotated = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      focusItem(rotated.find((other) => other.textContent.trim().toLowerCase().startsWith(letter)));
    } else {
      if (event.key === 'Tab') closeAll();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const draw = (node: MenuNode, inBar: boolean, first: boolean): HTMLElement => {
    if (node.label === '') return element('div', { role: 'separator', class: 'separator' });
    if (node.items === undefined && node.functionName === undefined) {
      return element(
        'div',
        { role: 'none' },
        element(
          'div',
          { role: 'menuitem', class: 'menu-item nothing-here', 'aria-disabled': 'true', tabindex: -1 },
          node.label,
        ),
      );
    }
    const hasItems = node.items !== undefined;
    const item = element(
      'div',
      {
        role: 'menuitem',
        class: 'menu-item',
        tabindex: inBar && first ? 0 : -1,
        'data-function': node.functionName ?? null,
        'aria-haspopup': hasItems ? 'menu' : null,
        'aria-expanded': hasItems ? 'false' : null,
        onclick: () => (hasItems && menuOf(item)?.hidden === false ? closeAll(item) : choose(item)),
        // A menu that opens under a resting mouse must not take the focus from the keyboard.
        onmousemove: (event: MouseEvent) => {
          const isHere = hasItems ? menuOf(item)?.hidden === false : document.activeElement === item;
          if (isHere || (event.movementX === 0 && event.movementY === 0) || (inBar && !isOpen())) return;
          if (hasItems) openMenu(item, 'none');
          else closeAll(item);
          if (!inBar) item.focus();
        },
      },
      node.label,
    );
    const menu = hasItems
      ? element('div', { role: 'menu', class: 'menu', 'aria-label': node.label, hidden: true })
      : null;
    menu?.append(...(node.items ?? []).map((child) => draw(child, false, false)));
    return element('div', { role: 'none', class: 'menu-slot' }, item, menu);
  };

  root.addEventListener('keydown', onKey);
  document.addEventListener('mousedown', (event) => {
    if (!root.contains(event.target as Node)) closeAll();
  });
  // A click inside a frame reaches the page only as a loss of focus.
  addEventListener('blur', () => closeAll());
  return {
    root,
    focus: () => focusItem(itemsOf(root).find(({ tabIndex }) => tabIndex === 0)),
    show(menus) {
      const next = JSON.stringify(menus);
      if (next === shown) return;
      shown = next;
      root.replaceChildren(...menus.map((menu, index) => draw(menu, true, index === 0)));
    },
  };
}
