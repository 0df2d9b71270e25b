/**
 * The card beside a cell that tells its note and why its value breaks a rule: on pointing at it, and when it is
 * the active cell.
 */
import { element } from './element';
import type { Grid } from './grid';
import type { CellDetail } from './protocol';
import type { Cell } from './selection';
import type { Words } from './words';

const POINT_DELAY_MS = 250;

export interface CellCard {
  /** The pointer is over a cell, or over none. */
  point(cell: Cell | null): void;
  /** The active cell changed, or what it holds. */
  follow(): void;
  hide(): void;
}

export function createCellCard(
  grid: Grid,
  words: Words,
  isEditing: () => boolean,
  fetchDetail: (cell: Cell) => Promise<CellDetail>,
): CellCard {
  const root = element('div', { class: 'cell-card', role: 'tooltip', id: 'cell-card', hidden: true });
  grid.root.append(root);
  let shownFor: Cell | null = null;
  let pointed: Cell | null = null;
  let timer = 0;

  const worth = (cell: Cell) => {
    if (isEditing()) return false;
    const view = grid.cell(cell.row, cell.column)?.view;
    return view?.note === true || view?.invalid === true;
  };
  const hide = () => {
    root.hidden = true;
    shownFor = null;
  };
  const show = async (cell: Cell) => {
    shownFor = cell;
    const detail = await fetchDetail(cell).catch(() => null);
    const box = grid.box(cell);
    if (!detail || !box || shownFor !== cell || isEditing() || (detail.note === '' && !detail.invalid)) return;
    root.replaceChildren(
      ...(detail.invalid
        ? [
            element(
              'p',
              { class: 'card-invalid' },
              element('strong', {}, words.invalid),
              ` ${detail.help || words.invalidWithoutHelp}`,
            ),
          ]
        : []),
      ...(detail.note === '' ? [] : [element('p', { class: 'card-note' }, detail.note)]),
    );
    root.hidden = false;
    const room = grid.root.clientWidth - (box.x + box.width);
    const left = room >= root.offsetWidth + 8 ? box.x + box.width + 4 : Math.max(4, box.x - root.offsetWidth - 4);
    const top = Math.max(4, Math.min(box.y, grid.root.clientHeight - root.offsetHeight - 4));
    root.style.transform = `translate(${left}px, ${top}px)`;
  };

  return {
    point(cell) {
      if (cell?.row === pointed?.row && cell?.column === pointed?.column) return;
      pointed = cell;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (pointed && worth(pointed)) void show(pointed);
        else this.follow();
      }, POINT_DELAY_MS);
    },
    follow() {
      const { anchor } = grid.selection;
      if (worth(anchor)) void show(anchor);
      else hide();
    },
    hide,
  };
}
