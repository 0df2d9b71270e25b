/**
 * The tabs at the bottom, with a list of all sheets for the hidden ones.
 */
import { element, icon } from './element';
import type { SheetTab } from './protocol';
import type { Words } from './words';

export interface SheetTabs {
  readonly root: HTMLElement;
  show(sheets: readonly SheetTab[], shownSheetId: number): void;
}

export function createSheetTabs(
  words: Words,
  onChoose: (sheetId: number) => void,
  onRename: (sheetId: number) => void,
): SheetTabs {
  const menu = element('div', { role: 'menu', class: 'menu upwards', 'aria-label': words.allSheets, hidden: true });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': words.allSheets,
      title: words.allSheets,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('M3 4h10M3 8h10M3 12h10'),
  );
  const tabs = element('div', { role: 'tablist', class: 'tabs', 'aria-label': words.sheets });
  const root = element('div', { class: 'sheet-tabs' }, element('div', { class: 'menu-slot' }, button, menu), tabs);

  const openMenu = (show: boolean) => {
    menu.hidden = !show;
    button.setAttribute('aria-expanded', String(show));
    if (show) menu.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  };
  button.addEventListener('click', () => openMenu(menu.hidden === true));
  document.addEventListener('mousedown', (event) => {
    if (!root.contains(event.target as Node)) openMenu(false);
  });
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') items[at]?.click();
    else if (event.key === 'Escape') {
      openMenu(false);
      button.focus();
    } else return;
    event.preventDefault();
  });
  tabs.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const items = [...tabs.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = items[(at + (event.key === 'ArrowRight' ? 1 : -1) + items.length) % items.length];
    event.preventDefault();
    next?.click();
    tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  });

  let drawn = '';
  return {
    root,
    show(sheets, shownSheetId) {
      const key = JSON.stringify([sheets, shownSheetId]);
      if (key === drawn) return;
      drawn = key;
      tabs.replaceChildren(
        ...sheets
          .filter((sheet) => !sheet.hidden || sheet.sheetId === shownSheetId)
          .map((sheet) => {
            const selected = sheet.sheetId === shownSheetId;
            const tab = element(
              'button',
              {
                type: 'button',
                role: 'tab',
                class: sheet.hidden ? 'tab hidden-sheet' : 'tab',
                'aria-selected': String(selected),
                'aria-controls': 'sheet',
                tabindex: selected ? 0 : -1,
                title: sheet.hidden ? words.sheetIsHidden : null,
                onclick: () => onChoose(sheet.sheetId),
                ondblclick: () => onRename(sheet.sheetId),
              },
              sheet.name,
            );
            if (sheet.color) {
              const stripe = element('span', { class: 'tab-color', 'aria-hidden': 'true' });
              stripe.style.backgroundColor = sheet.color;
              tab.append(stripe);
            }
            return tab;
          }),
      );
      menu.replaceChildren(
        ...sheets.map((sheet) =>
          element(
            'div',
            {
              role: 'menuitemradio',
              class: 'menu-item',
              tabindex: -1,
              'aria-checked': String(sheet.sheetId === shownSheetId),
              onclick: () => {
                openMenu(false);
                onChoose(sheet.sheetId);
              },
            },
            sheet.name,
            sheet.hidden ? element('span', { class: 'aside' }, words.hiddenSheet) : null,
          ),
        ),
      );
      tabs.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}
