/**
 * Keys and editing. One text area holds the focus at all times: invisible over the active cell until typing begins,
 * so that input methods for Chinese start with the first key. Knows no server; edits go out through events.
 */
import { formatClipboard, parseClipboard } from './clipboard';
import { element } from './element';
import type { Grid } from './grid';
import { createListBox } from './list-box';
import type { Area, CellDetail } from './protocol';
import { type Cell, moveSelection, selectCell } from './selection';
import type { Words } from './words';

export interface CellEditorEvents {
  fetchDetail(cell: Cell): Promise<CellDetail>;
  /** Resolves to false when the value was refused and the cell keeps what it had. */
  commit(cell: Cell, text: string): Promise<boolean>;
  paste(cell: Cell, rows: string[][]): void;
  clear(area: Area): void;
  fill(area: Area, direction: 'down' | 'right'): void;
  textOf(area: Area): Promise<readonly (readonly string[])[]>;
  edge(cell: Cell, key: string): Promise<Cell>;
  /** The text under edit changed here or in the formula bar; null when editing ended. */
  onText(text: string | null): void;
  onProblem(error: unknown): void;
}

export interface CellEditor {
  readonly editing: boolean;
  focus(): void;
  /** Begins editing the active cell; `caret` keeps arrow keys inside the text. */
  begin(options?: { text?: string; caret?: boolean; list?: boolean; focus?: boolean }): Promise<void>;
  /** Text typed in the formula bar. */
  setText(text: string): void;
  commit(move: 'down' | 'right' | 'up' | 'left' | 'stay'): Promise<void>;
  cancel(): void;
  toggle(cell: Cell): void;
  /** Follows the active cell after scrolling. */
  place(): void;
}

export function createCellEditor(grid: Grid, words: Words, events: CellEditorEvents): CellEditor {
  const list = createListBox(words, (item) => {
    area.value = item;
    void commit('stay');
  });
  const area = element('textarea', {
    class: 'cell-editor',
    rows: 1,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-label': words.cellEditor,
    'aria-description': words.leaveCells,
    // What `aria-activedescendant` names lies in one of these.
    'aria-controls': `cells ${list.id}`,
  });
  grid.root.append(area, list.root);

  let mode: 'ready' | 'typing' | 'caret' = 'ready';
  let target: Cell = grid.selection.anchor;
  let items: readonly string[] = [];
  /** Counts edits begun or called off: what was fetched for another than the present one comes too late. */
  let edit = 0;

  const place = () => {
    const cell = mode === 'ready' ? grid.selection.anchor : target;
    const box = grid.box(cell);
    area.classList.toggle('editing', mode !== 'ready');
    if (mode === 'ready')
      area.setAttribute(
        'aria-activedescendant',
        `cell-${grid.root.querySelector<HTMLElement>('.cell.active')?.dataset['cell'] ?? ''}`,
      );
    if (!box) {
      area.style.transform = 'translate(60px, 30px)';
      list.close();
      return;
    }
    area.style.transform = `translate(${box.x}px, ${box.y}px)`;
    area.style.minWidth = `${box.width}px`;
    area.style.height = `${box.height}px`;
    if (mode !== 'ready') grow(box);
    if (list.isOpen) list.place(box, grid.root.getBoundingClientRect());
  };

  /** Grows with the text to the right and down, up to the edge of the grid. */
  const grow = (box: DOMRect) => {
    const room = grid.root.clientWidth - box.x - 20;
    area.style.width = '0';
    area.style.width = `${Math.min(Math.max(box.width, area.scrollWidth + 8), Math.max(box.width, room))}px`;
    area.style.height = '0';
    area.style.height = `${Math.min(Math.max(box.height, area.scrollHeight + 2), 240)}px`;
  };

  const showList = () => {
    const box = grid.box(target);
    if (!box) return;
    list.open(items, mode === 'typing' ? area.value : '', area.value);
    list.place(box, grid.root.getBoundingClientRect());
    syncList();
  };
  const syncList = () => {
    if (list.isOpen) {
      area.setAttribute('role', 'combobox');
      area.setAttribute('aria-expanded', 'true');
      area.setAttribute('aria-activedescendant', list.activeId);
    } else {
      area.removeAttribute('role');
      area.removeAttribute('aria-expanded');
    }
  };
  const closeList = () => {
    list.close();
    syncList();
  };

  const end = () => {
    mode = 'ready';
    area.value = '';
    items = [];
    closeList();
    area.style.removeProperty('width');
    events.onText(null);
    place();
  };

  const begin: CellEditor['begin'] = async ({ text, caret = false, list: withList = false, focus = true } = {}) => {
    target = grid.selection.anchor;
    grid.scrollTo(target);
    if (text !== undefined) {
      mode = caret ? 'caret' : 'typing';
      area.value = text;
    }
    const mine = ++edit;
    const detail = await events.fetchDetail(target).catch((error) => {
      events.onProblem(error);
      return null;
    });
    const { anchor } = grid.selection;
    if (!detail || mine !== edit || anchor.row !== target.row || anchor.column !== target.column) return;
    if (text === undefined && mode === 'ready') {
      mode = caret ? 'caret' : 'typing';
      area.value = detail.input;
      area.setSelectionRange(area.value.length, area.value.length);
    }
    // The edit may be over before its cell has been fetched.
    if ((mode as string) === 'ready') return;
    if (focus) area.focus();
    items = detail.items;
    place();
    events.onText(area.value);
    if (withList || (items.length > 0 && text !== undefined)) showList();
  };

  const move = (direction: 'down' | 'right' | 'up' | 'left' | 'stay') => {
    if (direction === 'stay') return;
    const key = { down: 'ArrowDown', right: 'ArrowRight', up: 'ArrowUp', left: 'ArrowLeft' }[direction];
    const next = moveSelection(grid.selection, key, false, false, grid.bounds);
    if (next) grid.select(next);
  };

  const commit: CellEditor['commit'] = async (direction) => {
    if (mode === 'ready') {
      move(direction);
      return;
    }
    const text = area.value;
    const cell = target;
    end();
    move(direction);
    const accepted = await events.commit(cell, text);
    if (!accepted) grid.select(selectCell(cell, grid.bounds.merges));
  };

  const toggle = (cell: Cell) => {
    const held = grid.cell(cell.row, cell.column);
    if (held?.view.checkbox !== undefined) void events.commit(cell, held.view.checkbox ? 'FALSE' : 'TRUE');
  };

  // ---- keys

  const onListKey = (event: KeyboardEvent): boolean => {
    if (!list.isOpen) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') list.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape') cancel();
    else if ((event.key === 'Enter' || event.key === 'Tab') && list.active !== null) {
      area.value = list.active;
      void commit(event.key === 'Enter' ? 'down' : 'right');
    } else return false;
    syncList();
    return true;
  };

  const onEditKey = (event: KeyboardEvent): boolean => {
    const arrows: Record<string, 'down' | 'right' | 'up' | 'left'> = {
      ArrowDown: 'down',
      ArrowUp: 'up',
      ArrowLeft: 'left',
      ArrowRight: 'right',
    };
    if (event.key === 'Enter' && (event.altKey || event.ctrlKey || event.metaKey)) {
      area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input'));
    } else if (event.key === 'Enter') void commit(event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') void commit(event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') cancel();
    else if (event.key === 'F2') mode = mode === 'caret' ? 'typing' : 'caret';
    else if (mode === 'typing' && arrows[event.key] && !event.shiftKey) void commit(arrows[event.key]!);
    else return false;
    return true;
  };

  const onReadyKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') edit++;
    const jump = event.ctrlKey || event.metaKey;
    const { anchor } = grid.selection;
    if (jump && event.key.startsWith('Arrow')) {
      const from = event.shiftKey ? grid.selection.focus : anchor;
      const extend = event.shiftKey;
      events
        .edge(from, event.key)
        .then((cell) =>
          grid.select(extend ? { anchor: grid.selection.anchor, focus: cell } : selectCell(cell, grid.bounds.merges)),
        )
        .catch(events.onProblem);
      return true;
    }
    if (jump && event.key.toLowerCase() === 'a') {
      const { rows, columns } = grid.bounds;
      grid.select(
        { anchor: { row: 0, column: 0 }, focus: { row: rows.count - 1, column: columns.count - 1 } },
        { scroll: false },
      );
      return true;
    }
    if (event.altKey && event.key === 'ArrowDown') {
      if (grid.cell(anchor.row, anchor.column)?.view.dropdown) void begin({ caret: true, list: true });
      return true;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      const held = grid.cell(anchor.row, anchor.column);
      if (held?.view.checkbox !== undefined) toggle(anchor);
      else void begin({ caret: true, list: held?.view.dropdown === true });
      return true;
    }
    if (event.key === ' ' && grid.cell(anchor.row, anchor.column)?.view.checkbox !== undefined) {
      toggle(anchor);
      return true;
    }
    if (event.key === 'Tab') {
      move(event.shiftKey ? 'left' : 'right');
      return true;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      events.clear(grid.area);
      return true;
    }
    if (jump && event.key.toLowerCase() === 'd' && grid.area.rows > 1) {
      events.fill(grid.area, 'down');
      return true;
    }
    if (jump && event.key.toLowerCase() === 'r' && grid.area.columns > 1) {
      events.fill(grid.area, 'right');
      return true;
    }
    const next = moveSelection(grid.selection, event.key, event.shiftKey, jump, grid.bounds);
    if (!next) return false;
    grid.select(next);
    return true;
  };

  const cancel = () => {
    end();
    area.focus();
  };

  area.addEventListener('keydown', (event) => {
    // While an input method composes, keys are its own.
    if (event.isComposing || event.keyCode === 229) return;
    const handled = onListKey(event) || (mode === 'ready' ? onReadyKey(event) : onEditKey(event));
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  area.addEventListener('input', () => {
    if (mode === 'ready') void begin({ text: area.value });
    place();
    events.onText(area.value);
    if (list.isOpen || items.length > 0) showList();
  });
  area.addEventListener('compositionstart', () => {
    if (mode === 'ready') void begin({ text: '' });
  });
  area.addEventListener('blur', () => {
    // Focus that moves to the formula bar goes on editing there; anywhere else ends it, as in a spreadsheet.
    queueMicrotask(() => {
      if (mode !== 'ready' && document.hasFocus() && !document.activeElement?.closest('.formula-bar'))
        void commit('stay');
    });
  });
  area.addEventListener('copy', (event) => {
    if (mode !== 'ready') return;
    event.preventDefault();
    const { row, column, rows, columns } = grid.area;
    const small = rows * columns <= 2000;
    const texts = small
      ? Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (_, c) => grid.cell(row + r, column + c)),
        )
      : [];
    if (small && texts.every((line) => line.every((held) => held !== undefined))) {
      event.clipboardData?.setData(
        'text/plain',
        formatClipboard(texts.map((line) => line.map((held) => held?.view.text ?? ''))),
      );
      return;
    }
    events
      .textOf(grid.area)
      .then((lines) => navigator.clipboard.writeText(formatClipboard(lines)))
      .catch(events.onProblem);
  });
  area.addEventListener('paste', (event) => {
    if (mode !== 'ready') return;
    event.preventDefault();
    const rows = parseClipboard(event.clipboardData?.getData('text/plain') ?? '');
    if (rows.length > 0) events.paste({ row: grid.area.row, column: grid.area.column }, rows);
  });
  // A cut would need a clipboard that remembers where it came from: copy and Delete do the same in two steps.
  area.addEventListener('cut', (event) => {
    if (mode === 'ready') event.preventDefault();
  });

  return {
    get editing() {
      return mode !== 'ready';
    },
    focus: () => area.focus({ preventScroll: true }),
    begin,
    setText(text) {
      if (mode === 'ready') {
        target = grid.selection.anchor;
        mode = 'caret';
      }
      area.value = text;
      place();
    },
    commit,
    cancel,
    toggle,
    place,
  };
}
