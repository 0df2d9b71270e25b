/**
 * The line above the grid: name box and the value or formula of the active cell, editable in place.
 */
import { areaName, parseArea } from './a1';
import type { CellEditor } from './cell-editor';
import { element } from './element';
import type { Grid } from './grid';
import type { Words } from './words';

export interface FormulaBar {
  readonly root: HTMLElement;
  /** Follows the selection; `input` is what an editor would start with, null while it is being fetched. */
  showCell(input: string | null): void;
  /** Follows typing in the cell; null: editing ended. */
  showText(text: string | null): void;
}

export function createFormulaBar(grid: Grid, editor: () => CellEditor, words: Words): FormulaBar {
  const name = element('input', {
    type: 'text',
    class: 'name-box',
    'aria-label': words.nameBox,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const text = element('textarea', {
    class: 'formula-text',
    rows: 1,
    'aria-label': words.formulaBar,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const root = element(
    'div',
    { class: 'formula-bar' },
    name,
    element('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'),
    text,
  );

  name.addEventListener('focus', () => name.select());
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') editor().focus();
    if (event.key !== 'Enter' || !grid.layout) return;
    // Else the key would go on to the cell editor, which gets the focus below.
    event.preventDefault();
    const area = parseArea(name.value, grid.layout.maxRows, grid.layout.maxColumns);
    if (!area) {
      name.value = areaName(grid.area);
      name.select();
      return;
    }
    const anchor = { row: area.row, column: area.column };
    const focus = { row: area.row + area.rows - 1, column: area.column + area.columns - 1 };
    grid.scrollTo(anchor);
    grid.select({ anchor, focus }, { scroll: false });
    editor().focus();
  });
  text.addEventListener('focus', () => {
    if (!editor().editing) void editor().begin({ caret: true, focus: false });
  });
  text.addEventListener('input', () => editor().setText(text.value));
  text.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      void editor().commit('down');
      editor().focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      void editor().commit('right');
      editor().focus();
    } else if (event.key === 'Escape') editor().cancel();
  });
  text.addEventListener('blur', (event) => {
    const toGrid = event.relatedTarget instanceof Element && event.relatedTarget.classList.contains('cell-editor');
    if (editor().editing && !toGrid && document.hasFocus()) void editor().commit('stay');
  });

  let cellText = '';
  return {
    root,
    showCell(input) {
      if (document.activeElement !== name) name.value = areaName(grid.area);
      cellText = input ?? '';
      if (!editor().editing) text.value = cellText;
    },
    showText(current) {
      const next = current ?? cellText;
      if (text.value !== next) text.value = next;
    },
  };
}
