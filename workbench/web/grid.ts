/**
 * The grid: draws the part of a sheet that is in view and follows scrolling, selection and the mouse.
 * Cells come in tiles from the server; the grid knows no formulas, rules or files. Keys and editing are `cell-editor`'s.
 */
import { cellName, columnLetters } from './a1';
import { type Axis, createAxis, type Run, visibleRun } from './axis';
import { cellElement } from './cell-element';
import { chartElement } from './chart';
import { element } from './element';
import type { Area, CellWindow, SheetLayout } from './protocol';
import { type Bounds, type Cell, contains, mergeAt, type Selection, selectCell, selectedArea } from './selection';
import { createTiles, type HeldCell, type Tiles } from './tiles';
import type { Words } from './words';

const ROW_HEIGHT = 24;
const COLUMN_WIDTH = 100;
const HEADER_HEIGHT = 25;
const GROUP_STRIP = 18;
const ROW_HEADER_WIDTH = 52;
const MARGIN_ROWS = 8;
const MARGIN_COLUMNS = 3;

export interface GridEvents {
  /** Fetches blocks of the sheet that is shown. */
  fetchCells(sheetId: number, areas: readonly Area[]): Promise<readonly CellWindow[]>;
  onSelect(selection: Selection): void;
  /** Double click, or the arrow of a dropdown cell. */
  onOpenCell(cell: Cell, how: 'edit' | 'list' | 'toggle'): void;
  onPoint(cell: Cell | null): void;
  onToggleGroup(start: number, end: number, depth: number): void;
  /** Something moved: what floats over a cell must follow. */
  onMoved(): void;
  onProblem(error: unknown): void;
}

export interface Grid {
  readonly root: HTMLElement;
  readonly layout: SheetLayout | null;
  readonly selection: Selection;
  readonly area: Area;
  readonly bounds: Bounds;
  /** Shows a sheet from its layout; keeps the place where it is the sheet already shown. */
  show(layout: SheetLayout): void;
  /** Fetches what is in view again. */
  refresh(): void;
  select(selection: Selection, options?: { scroll?: boolean; silent?: boolean }): void;
  cell(row: number, column: number): HeldCell | null | undefined;
  /** Where a cell is drawn, relative to the grid's root; null when it is out of view. */
  box(cell: Cell): DOMRect | null;
  scrollTo(cell: Cell): void;
}

export function createGrid(words: Words, events: GridEvents): Grid {
  const head = element('div', { role: 'rowgroup', class: 'head' });
  const body = element('div', { role: 'rowgroup', class: 'body' });
  const canvas = element(
    'div',
    { role: 'grid', id: 'cells', class: 'canvas', 'aria-multiselectable': 'true' },
    head,
    body,
  );
  // Beside the cells, not among them: a grid owns rows only.
  const charts = element('div', { class: 'charts' });
  const scroller = element('div', { class: 'scroller' }, canvas, charts);
  const root = element('div', { class: 'grid' }, scroller);

  let layout: SheetLayout | null = null;
  let rows: Axis = createAxis(0, ROW_HEIGHT);
  let columns: Axis = createAxis(0, COLUMN_WIDTH);
  let tiles: Tiles = createTiles(0, 0);
  let selection: Selection = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } };
  let drawnColumns: Run = [0, 0];
  let frozenHeight = 0;
  let frozenWidth = 0;
  let headerHeight = HEADER_HEIGHT;
  /** Drawn rows by index, with what they were drawn from. */
  let drawn = new Map<number, { node: HTMLElement; key: string }>();
  let headKey = '';
  let frame = 0;
  /** Counts layouts: with the columns and the row's stamp it says whether a drawn row still holds. */
  let generation = 0;

  const merges = () => layout?.merges ?? [];
  const area = () => selectedArea(selection, merges());

  // ---- drawing

  const spillOf = (row: number, column: number, held: HeldCell): number => {
    if (held.view.text.length < 6) return 0;
    const end = Math.min(columns.count, column + 12);
    let width = 0;
    // Frozen columns end where the scrolled ones begin: text does not run across that line.
    const limit = layout && column < layout.frozenColumns ? layout.frozenColumns : end;
    for (let next = column + 1; next < limit; next++) {
      const neighbour = tiles.cell(row, next);
      if (neighbour === undefined || neighbour?.view.text || neighbour?.view.checkbox !== undefined) break;
      if (mergeAt(merges(), { row, column: next })) break;
      width += columns.size(next);
    }
    return width;
  };

  const drawCell = (row: number, column: number): HTMLElement => {
    const held = tiles.cell(row, column) ?? null;
    const merge = mergeAt(merges(), { row, column });
    const isStart = merge && merge.row === row && merge.column === column;
    const cell = cellElement(
      held,
      {
        row,
        column,
        width: columns.size(column),
        spill: held && !merge ? spillOf(row, column, held) : 0,
        ...(isStart && {
          merged: {
            width: columns.start(merge.column + merge.columns) - columns.start(merge.column),
            height: rows.start(merge.row + merge.rows) - rows.start(merge.row),
          },
        }),
      },
      words,
    );
    if (merge && !isStart) cell.classList.add('covered');
    const filter = layout?.filter;
    if (filter && row === filter.area.row && contains({ ...filter.area, rows: 1 }, { row, column })) {
      const active = filter.filteredColumns.includes(column);
      cell.classList.add('filtered-header');
      const label = active ? words.filterOn : words.filterHere;
      cell.append(
        element('span', { class: active ? 'filter active' : 'filter', title: label, role: 'img', 'aria-label': label }),
      );
    }
    return cell;
  };

  const drawRow = (row: number): HTMLElement => {
    const frozen = layout?.frozenColumns ?? 0;
    const header = element(
      'div',
      {
        role: 'rowheader',
        class: 'row-header',
        'data-row-header': row,
        'aria-colindex': 1,
        'aria-label': words.rowNumber({ row: row + 1 }),
      },
      String(row + 1),
    );
    const node = element('div', { role: 'row', class: 'row', 'aria-rowindex': row + 2 }, header);
    node.style.height = `${rows.size(row)}px`;
    for (let column = 0; column < frozen; column++) {
      if (columns.size(column) === 0) continue;
      const cell = drawCell(row, column);
      cell.classList.add('frozen');
      if (column === frozen - 1) cell.classList.add('frozen-edge');
      cell.style.left = `${ROW_HEADER_WIDTH + columns.start(column)}px`;
      node.append(cell);
    }
    appendScrolled(node, (column) => drawCell(row, column));
    return node;
  };

  /** Adds one node per drawn column that is not frozen, the first pushed to its place. */
  const appendScrolled = (node: HTMLElement, make: (column: number) => HTMLElement) => {
    let gap = columns.start(drawnColumns[0]) - frozenWidth;
    for (let column = drawnColumns[0]; column < drawnColumns[1]; column++) {
      if (columns.size(column) === 0) continue;
      const cell = make(column);
      if (gap > 0) cell.style.marginLeft = `${gap}px`;
      gap = 0;
      node.append(cell);
    }
  };

  const drawColumnHeader = (column: number): HTMLElement => {
    const letters = columnLetters(column);
    const header = element('div', {
      role: 'columnheader',
      class: 'column-header',
      'data-column-header': column,
      'aria-colindex': column + 2,
    });
    header.style.width = `${columns.size(column)}px`;
    const groups = layout?.columnGroups ?? [];
    if (groups.some((group) => column >= group.start && column < group.end)) header.classList.add('in-group');
    const toggled = groups.find((group) => group.toggleAt === column);
    if (toggled) {
      const names = { from: columnLetters(toggled.start), to: columnLetters(toggled.end - 1) };
      header.append(
        element(
          'button',
          {
            type: 'button',
            class: 'group-toggle',
            'aria-expanded': String(!toggled.collapsed),
            'aria-label': toggled.collapsed ? words.showColumns(names) : words.hideColumns(names),
            title: toggled.collapsed ? words.showColumns(names) : words.hideColumns(names),
            onclick: (event: MouseEvent) => {
              event.stopPropagation();
              events.onToggleGroup(toggled.start, toggled.end, toggled.depth);
            },
          },
          toggled.collapsed ? '+' : '−',
        ),
      );
    }
    header.append(element('span', { class: 'letters' }, letters));
    if (column === (layout?.frozenColumns ?? 0) - 1) header.classList.add('frozen-edge');
    return header;
  };

  const drawHead = () => {
    const frozen = layout?.frozenColumns ?? 0;
    const corner = element(
      'div',
      { role: 'columnheader', class: 'corner-header', 'aria-colindex': 1 },
      element('button', {
        type: 'button',
        class: 'select-all',
        'aria-label': words.selectAll,
        title: words.selectAll,
        onclick: selectAll,
      }),
    );
    const letters = element('div', { role: 'row', class: 'row letters-row', 'aria-rowindex': 1 }, corner);
    letters.style.height = `${headerHeight}px`;
    for (let column = 0; column < frozen; column++) {
      if (columns.size(column) === 0) continue;
      const header = drawColumnHeader(column);
      header.classList.add('frozen');
      header.style.left = `${ROW_HEADER_WIDTH + columns.start(column)}px`;
      letters.append(header);
    }
    appendScrolled(letters, drawColumnHeader);
    const frozenRows = [];
    for (let row = 0; row < (layout?.frozenRows ?? 0); row++) if (rows.size(row) > 0) frozenRows.push(drawRow(row));
    head.replaceChildren(letters, ...frozenRows);
  };

  const drawCharts = (shown: SheetLayout) => {
    const figures = shown.charts.map((chart) => {
      const figure = chartElement(chart, words);
      figure.style.left = `${ROW_HEADER_WIDTH + columns.start(chart.column) + chart.offsetX}px`;
      figure.style.top = `${headerHeight + rows.start(chart.row) + chart.offsetY}px`;
      return figure;
    });
    charts.replaceChildren(...figures);
  };

  const draw = () => {
    frame = 0;
    if (!layout) return;
    const { frozenRows, frozenColumns } = layout;
    const width = scroller.clientWidth - ROW_HEADER_WIDTH - frozenWidth;
    const height = scroller.clientHeight - headerHeight - frozenHeight;
    const rowRun = visibleRun(rows, frozenRows, scroller.scrollTop, height, MARGIN_ROWS);
    drawnColumns = visibleRun(columns, frozenColumns, scroller.scrollLeft, width, MARGIN_COLUMNS);
    fetchMissing(rowRun);

    const base = `${generation}:${drawnColumns.join('-')}`;
    const headNow = `${base}:${frozenRows > 0 ? tiles.stamp(0) : ''}`;
    if (headKey !== headNow) {
      drawHead();
      headKey = headNow;
    }
    const next: typeof drawn = new Map();
    for (let row = rowRun[0]; row < rowRun[1]; row++) {
      if (rows.size(row) === 0) continue;
      const existing = drawn.get(row);
      const key = `${base}:${tiles.stamp(row)}`;
      next.set(row, existing?.key === key ? existing : { node: drawRow(row), key });
    }
    body.style.paddingTop = `${rows.start(rowRun[0]) - frozenHeight}px`;
    // Rows that stay are not touched, so that scrolling by a few rows moves a few nodes.
    for (const [row, entry] of drawn) if (next.get(row)?.node !== entry.node) entry.node.remove();
    let before = body.firstElementChild;
    for (const { node } of next.values()) {
      if (node === before) before = before.nextElementSibling;
      else body.insertBefore(node, before);
    }
    drawn = next;
    paintSelection();
    events.onMoved();
  };
  const redraw = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const fetchMissing = (rowRun: Run) => {
    if (!layout) return;
    const { sheetId, frozenRows, frozenColumns } = layout;
    const wanted: Area[] = [];
    const rowRuns: Run[] = frozenRows > 0 ? [[0, frozenRows], rowRun] : [rowRun];
    const columnRuns: Run[] = frozenColumns > 0 ? [[0, frozenColumns], drawnColumns] : [drawnColumns];
    for (const rowPart of rowRuns)
      for (const columnPart of columnRuns) wanted.push(...tiles.missing(rowPart, columnPart));
    if (wanted.length === 0) return;
    const target = tiles;
    const version = tiles.version;
    events.fetchCells(sheetId, wanted).then(
      (windows) => {
        target.add(windows, version);
        if (target === tiles) redraw();
      },
      (error) => {
        target.giveUp(wanted);
        events.onProblem(error);
      },
    );
  };

  const paintSelection = () => {
    const selected = area();
    const active = selection.anchor;
    for (const cell of canvas.querySelectorAll<HTMLElement>('[role=gridcell]')) {
      const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
      const inside = contains(selected, place);
      cell.classList.toggle('selected', inside && (selected.rows > 1 || selected.columns > 1));
      cell.classList.toggle('active', place.row === active.row && place.column === active.column);
      if ((cell.ariaSelected === 'true') !== inside) cell.ariaSelected = String(inside);
    }
    for (const header of canvas.querySelectorAll<HTMLElement>('[data-column-header]')) {
      const column = Number(header.dataset['columnHeader']);
      header.classList.toggle('marked', column >= selected.column && column < selected.column + selected.columns);
    }
    for (const header of canvas.querySelectorAll<HTMLElement>('[data-row-header]')) {
      const row = Number(header.dataset['rowHeader']);
      header.classList.toggle('marked', row >= selected.row && row < selected.row + selected.rows);
    }
  };

  const scrollTo = (cell: Cell) => {
    if (!layout) return;
    if (cell.row >= layout.frozenRows) {
      const top = rows.start(cell.row) - frozenHeight;
      const visible = scroller.clientHeight - headerHeight - frozenHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + rows.size(cell.row) > scroller.scrollTop + visible)
        scroller.scrollTop = top + rows.size(cell.row) - visible;
    }
    if (cell.column >= layout.frozenColumns) {
      const left = columns.start(cell.column) - frozenWidth;
      const visible = scroller.clientWidth - ROW_HEADER_WIDTH - frozenWidth;
      if (left < scroller.scrollLeft) scroller.scrollLeft = left;
      else if (left + columns.size(cell.column) > scroller.scrollLeft + visible) {
        scroller.scrollLeft = Math.min(left, left + columns.size(cell.column) - visible);
      }
    }
  };

  const select: Grid['select'] = (next, { scroll = true, silent = false } = {}) => {
    selection = next;
    if (scroll) scrollTo(next.focus);
    // Drawn at once, so that what floats over the active cell finds it.
    draw();
    if (!silent) events.onSelect(selection);
  };

  // ---- mouse

  const cellUnder = (target: EventTarget | null): Cell | null => {
    const node = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
    return node ? { row: Number(node.dataset['row']), column: Number(node.dataset['column']) } : null;
  };
  const headerUnder = (target: EventTarget | null): { row?: number; column?: number; all?: true } | null => {
    if (!(target instanceof Element)) return null;
    const column = target.closest<HTMLElement>('[data-column-header]')?.dataset['columnHeader'];
    if (column !== undefined) return { column: Number(column) };
    const row = target.closest<HTMLElement>('[data-row-header]')?.dataset['rowHeader'];
    if (row !== undefined) return { row: Number(row) };
    return target.closest('.corner-header') ? { all: true } : null;
  };
  const lastRow = () => rows.count - 1;
  const lastColumn = () => columns.count - 1;
  function selectAll(): void {
    select({ anchor: { row: 0, column: 0 }, focus: { row: lastRow(), column: lastColumn() } }, { scroll: false });
  }

  let dragging: 'cells' | 'rows' | 'columns' | null = null;
  scroller.addEventListener('mousedown', (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('.group-toggle'))) return;
    const cell = cellUnder(event.target);
    const header = headerUnder(event.target);
    if (!cell && !header) return;
    // Focus stays where keys are read; selecting text across cells is not wanted.
    event.preventDefault();
    const from = selection.anchor;
    if (header?.all) selectAll();
    else if (header?.column !== undefined) {
      const column = event.shiftKey ? from.column : header.column;
      select({ anchor: { row: 0, column }, focus: { row: lastRow(), column: header.column } }, { scroll: false });
      dragging = 'columns';
    } else if (header?.row !== undefined) {
      const row = event.shiftKey ? from.row : header.row;
      select({ anchor: { row, column: 0 }, focus: { row: header.row, column: lastColumn() } }, { scroll: false });
      dragging = 'rows';
    } else if (cell) {
      const wasActive = cell.row === from.row && cell.column === from.column;
      select(event.shiftKey ? { anchor: from, focus: cell } : selectCell(cell, merges()), { scroll: false });
      dragging = 'cells';
      const target = event.target as Element;
      if (target.closest('.arrow')) events.onOpenCell(cell, 'list');
      else if (wasActive && target.closest('.checkbox .text')) events.onOpenCell(cell, 'toggle');
    }
  });
  scroller.addEventListener('mousemove', (event) => {
    const cell = cellUnder(event.target);
    if (dragging === null || (event.buttons & 1) === 0) {
      dragging = null;
      events.onPoint(cell);
      return;
    }
    const header = headerUnder(event.target);
    const row = cell?.row ?? header?.row;
    const column = cell?.column ?? header?.column;
    const { anchor, focus } = selection;
    const next = {
      row: dragging === 'columns' || row === undefined ? focus.row : row,
      column: dragging === 'rows' || column === undefined ? focus.column : column,
    };
    if (next.row !== focus.row || next.column !== focus.column) select({ anchor, focus: next }, { scroll: false });
  });
  scroller.addEventListener('mouseleave', () => events.onPoint(null));
  addEventListener('mouseup', () => {
    dragging = null;
  });
  scroller.addEventListener('dblclick', (event) => {
    const cell = cellUnder(event.target);
    if (cell && !(event.target as Element).closest('.arrow'))
      events.onOpenCell(selectCell(cell, merges()).anchor, 'edit');
  });
  scroller.addEventListener('scroll', redraw, { passive: true });
  new ResizeObserver(redraw).observe(scroller);

  return {
    root,
    get layout() {
      return layout;
    },
    get selection() {
      return selection;
    },
    get area() {
      return area();
    },
    get bounds() {
      const visible = scroller.clientHeight - headerHeight - frozenHeight;
      return {
        rows,
        columns,
        usedRows: layout?.usedRows ?? 0,
        usedColumns: layout?.usedColumns ?? 0,
        pageRows: Math.max(1, Math.floor(visible / ROW_HEIGHT) - 1),
        merges: merges(),
      };
    },
    show(next) {
      const sameSheet = layout?.sheetId === next.sheetId;
      layout = next;
      rows = createAxis(next.maxRows, ROW_HEIGHT, next.rowHeights, next.hiddenRows);
      columns = createAxis(next.maxColumns, COLUMN_WIDTH, next.columnWidths, next.hiddenColumns);
      headerHeight = HEADER_HEIGHT + (next.columnGroups.length > 0 ? GROUP_STRIP : 0);
      frozenHeight = rows.start(next.frozenRows);
      frozenWidth = columns.start(next.frozenColumns);
      canvas.style.height = `${headerHeight + rows.length}px`;
      canvas.style.width = `${ROW_HEADER_WIDTH + columns.length}px`;
      canvas.classList.toggle('no-gridlines', !next.gridlines);
      canvas.setAttribute('aria-rowcount', String(next.maxRows + 1));
      canvas.setAttribute('aria-colcount', String(next.maxColumns + 1));
      drawCharts(next);
      canvas.setAttribute('aria-label', words.cellsOf({ sheet: next.name }));
      if (sameSheet) tiles.outdate(next.maxRows, next.maxColumns);
      else tiles = createTiles(next.maxRows, next.maxColumns);
      if (!sameSheet) {
        scroller.scrollTop = 0;
        scroller.scrollLeft = 0;
      }
      const clamp = (cell: Cell): Cell => ({
        row: Math.min(cell.row, lastRow()),
        column: Math.min(cell.column, lastColumn()),
      });
      selection = { anchor: clamp(selection.anchor), focus: clamp(selection.focus) };
      generation++;
      draw();
    },
    refresh() {
      tiles.outdate();
      draw();
    },
    select,
    cell: (row, column) => tiles.cell(row, column),
    box(cell) {
      const node = canvas.querySelector<HTMLElement>(`#cell-${cellName(cell.row, cell.column)}`);
      if (!node) return null;
      const merged = node.querySelector<HTMLElement>('.merged');
      const box = (merged ?? node).getBoundingClientRect();
      const origin = root.getBoundingClientRect();
      return new DOMRect(box.x - origin.x, box.y - origin.y, box.width, box.height);
    },
    scrollTo,
  };
}
