/**
 * Draws one cell. Text only ever becomes a text node; colours and fonts are set as properties, which take no markup.
 */
import { cellName } from './a1';
import { element } from './element';
import type { CellLook } from './protocol';
import type { HeldCell } from './tiles';
import type { Words } from './words';

/** Sizes in sheets are points, 10 by default. */
const PIXELS_PER_POINT = 4 / 3;

function applyLook(cell: HTMLElement, text: HTMLElement, look: CellLook): void {
  if (look.background) cell.style.backgroundColor = look.background;
  // On the cell, so that its arrow and filter mark have the colour of its text.
  if (look.color) cell.style.color = look.color;
  if (look.bold) text.style.fontWeight = '700';
  if (look.italic) text.style.fontStyle = 'italic';
  const lines = [look.underline && 'underline', look.strikethrough && 'line-through'].filter(Boolean).join(' ');
  if (lines) text.style.textDecoration = lines;
  if (look.fontFamily) text.style.fontFamily = `${JSON.stringify(look.fontFamily)}, var(--cell-font)`;
  if (look.fontSize) text.style.fontSize = `${look.fontSize * PIXELS_PER_POINT}px`;
  if (look.align) cell.classList.add(`align-${look.align}`);
  if (look.vertical) cell.classList.add(`vertical-${look.vertical}`);
  if (look.wrap === 'WRAP') cell.classList.add('wrap');
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  /** Pixels to the right that the text may run into: the empty cells beside it. */
  readonly spill: number;
  /** Size of the merged block that starts here. */
  readonly merged?: { readonly width: number; readonly height: number };
}

/** `held` null: an empty cell. */
export function cellElement(held: HeldCell | null, place: CellPlace, words: Words): HTMLElement {
  const name = cellName(place.row, place.column);
  const cell = element('div', {
    role: 'gridcell',
    class: 'cell',
    id: `cell-${name}`,
    'data-cell': name,
    'data-row': place.row,
    'data-column': place.column,
    'aria-colindex': place.column + 2,
    'aria-selected': 'false',
  });
  cell.style.width = `${place.width}px`;
  if (!held) {
    if (place.merged) cell.append(mergedBlock(place.merged));
    return cell;
  }
  const { view, look } = held;
  const text = element('span', { class: 'text' });
  text.textContent = view.checkbox === undefined ? view.text : view.checkbox ? '☑' : '☐';
  if (view.checkbox !== undefined) {
    cell.classList.add('checkbox');
    cell.setAttribute('aria-label', view.text);
  }
  const inside: HTMLElement = place.merged ? mergedBlock(place.merged) : cell;
  if (inside !== cell) cell.append(inside);
  applyLook(inside, text, look);
  if (place.merged) for (const name of [...inside.classList]) if (name.startsWith('align-')) cell.classList.add(name);
  if (
    place.spill > 0 &&
    look.wrap !== 'WRAP' &&
    look.wrap !== 'CLIP' &&
    !view.dropdown &&
    (look.align ?? 'left') === 'left'
  ) {
    cell.classList.add('spills');
    if (!look.background) cell.classList.add('plain');
    text.style.maxWidth = `${place.width + place.spill - 2}px`;
  }
  inside.append(text);
  if (view.dropdown) {
    cell.classList.add('dropdown');
    cell.setAttribute('aria-haspopup', 'listbox');
    inside.append(element('span', { class: 'arrow', 'aria-hidden': 'true' }));
  }
  if (view.note) {
    cell.append(
      element('span', { class: 'corner note' }, element('span', { class: 'hidden-text' }, ` (${words.hasNote})`)),
    );
  }
  if (view.invalid) {
    cell.setAttribute('aria-invalid', 'true');
    cell.append(element('span', { class: 'corner invalid', 'aria-hidden': 'true' }));
  }
  return cell;
}

function mergedBlock(size: { readonly width: number; readonly height: number }): HTMLElement {
  const block = element('span', { class: 'merged' });
  block.style.width = `${size.width}px`;
  block.style.height = `${size.height}px`;
  return block;
}
