/**
 * The workbench's page: puts its parts together and keeps them in step with the server's summary.
 */
import './page.css';
import './sheet.css';
import './panels.css';
import { cellName } from './a1';
import { createApi, RequestRefused, type SavedFile } from './api';
import { createCellCard } from './cell-card';
import { createCellEditor } from './cell-editor';
import { element } from './element';
import { createExecutions } from './executions';
import { wordFileNotes, wordFileProblem } from './file-problem-words';
import { createFormulaBar } from './formula-bar';
import { createFrames } from './frames';
import { createGrid } from './grid';
import { instantText } from './instant-text';
import { createMenuBar } from './menu-bar';
import { createOutbox } from './outbox';
import { createPanelBar } from './panel';
import type { Area, CallResult, CellDetail, Change, ClockStep, Question, Summary } from './protocol';
import { ask, askQuestion } from './question';
import { listenForRegionKeys } from './region-keys';
import type { Cell } from './selection';
import { createSheetMenu } from './sheet-menu';
import { createSheetTabs } from './sheet-tabs';
import { takeStartToken } from './start-token';
import { createToasts } from './toasts';
import { createTriggers } from './triggers';
import { wordsFor } from './words';

const MAX_FILE_MB = 60;

const { language, words } = wordsFor(navigator.language);
document.documentElement.lang = language;
document.title = words.productName;

const toasts = createToasts(words);
const token = takeStartToken();

if (token === null) {
  document.body.append(
    element('main', { class: 'message-page' }, element('h1', {}, words.productName), element('p', {}, words.noToken)),
  );
} else {
  openPage(token);
}

function openPage(startToken: string): void {
  const running = element('span', { class: 'running', role: 'status' });
  let runningTimer = 0;
  const api = createApi(startToken, (writes, steps) => {
    clearTimeout(runningTimer);
    // Short steps come and go without a flicker.
    if (writes > 0) runningTimer = window.setTimeout(() => running.replaceChildren(words.running), 250);
    else running.replaceChildren();
    document.body.toggleAttribute('data-busy', steps > 0);
  });

  let summary: Summary | null = null;
  let shownSheetId: number | null = null;
  /** Calls of pages whose execution waits for an answer, by execution. */
  const waitingCalls = new Map<string, (result: CallResult) => void>();
  let asked: string | null = null;

  const report = (error: unknown): void => {
    if (error instanceof RequestRefused && (error.code === 'lost-server' || error.code === 'wrong-token')) {
      const text = error.code === 'lost-server' ? words.lostServer : words.wrongToken;
      if (!document.querySelector('.toast.problem'))
        toasts.show({ title: words.problemTitle, message: text, seconds: -1 }, 'problem');
      return;
    }
    const message =
      error instanceof RequestRefused ? error.message || (words.codes[error.code] ?? error.code) : String(error);
    toasts.show({ title: words.problemTitle, message, seconds: 10 }, 'problem');
  };

  // ---- parts

  const grid = createGrid(words, {
    fetchCells: (sheetId, areas) => api.cells(sheetId, areas),
    onSelect: () => {
      card.hide();
      tellSelection();
      showActiveCell();
    },
    onOpenCell: (cell, how) => {
      if (how === 'toggle') editor.toggle(cell);
      else void editor.begin({ caret: true, list: how === 'list' });
    },
    onPoint: (cell) => card.point(cell),
    onToggleGroup: (start, end, depth) => void change(() => api.group(sheetShown(), start, end, depth)),
    onMoved: () => editor.place(),
    onProblem: report,
  });
  const sheetShown = () => shownSheetId ?? 0;
  const detailOf = (cell: Cell): Promise<CellDetail> => api.cell(sheetShown(), cell.row, cell.column);

  const editor = createCellEditor(grid, words, {
    fetchDetail: detailOf,
    commit: async (cell, text) => {
      const sheetId = sheetShown();
      const done = await change(() => api.edit(sheetId, cell.row, cell.column, text));
      if (done?.rejected === undefined) return done !== null;
      await ask({
        title: words.rejectedTitle,
        message: words.rejectedText({ cell: cellName(cell.row, cell.column), help: done.rejected }),
        buttons: [{ id: 'OK', label: words.buttons['OK']! }],
      });
      editor.focus();
      return false;
    },
    paste: (cell, rows) => void byHand(() => api.paste(sheetShown(), cell.row, cell.column, rows)),
    clear: (area) => void byHand(() => api.clear(sheetShown(), area)),
    fill: (area, direction) => void byHand(() => api.fill(sheetShown(), area, direction)),
    textOf: (area) => api.text(sheetShown(), area),
    edge: (cell, key) => api.edge(sheetShown(), cell.row, cell.column, key),
    onText: (text) => {
      if (text !== null) card.hide();
      formulaBar.showText(text);
    },
    onProblem: report,
  });
  const formulaBar = createFormulaBar(grid, () => editor, words);
  const card = createCellCard(grid, words, () => editor.editing, detailOf);
  const sheetMenu = createSheetMenu(words, {
    area: () => grid.area,
    change: (wanted) => void byHand(() => api.changeSheet(sheetShown(), wanted)),
    fill: (area, direction) => void byHand(() => api.fill(sheetShown(), area, direction)),
    rename: () => void renameSheet(sheetShown()),
  });
  const menuBar = createMenuBar(words.menus, (functionName) => {
    editor.focus();
    if (!sheetMenu.run(functionName)) void change(() => api.menu(functionName));
  });
  const tabs = createSheetTabs(
    words,
    (sheetId) => void showSheet(sheetId),
    (sheetId) => void renameSheet(sheetId),
  );
  const panelBar = createPanelBar();
  const outbox = createOutbox(words, panelBar, {
    fetchMail: (mailId) => api.mail(mailId),
    download: (mailId) => api.saveMail(mailId).then(download, report),
    onProblem: report,
  });
  const triggers = createTriggers(words, panelBar, (triggerId) => void change(() => api.runTrigger(triggerId)));
  const executions = createExecutions(words, panelBar, (id) => api.execution(id), report);
  const frames = createFrames(words, {
    call: async (frameId, functionName, args) => {
      const done = await change(() => api.rpc(frameId, functionName, args));
      if (done?.result) return done.result;
      const executionId = done?.waitingFor;
      if (executionId === undefined) return { ok: false, error: { name: 'Error', message: words.lostServer } };
      return new Promise((resolve) => waitingCalls.set(executionId, resolve));
    },
    close: (frameId) => {
      editor.focus();
      void change(() => api.closeFrame(frameId));
    },
    focusEditor: () => editor.focus(),
    fonts: loadFonts,
  });

  const fileName = element('span', { class: 'file-name' });
  const savedMark = element('span', { class: 'saved-mark' });
  const picker = element('input', {
    type: 'file',
    hidden: true,
    accept: '.csv,.tsv,.txt,.xlsx,.xlsm',
    'aria-label': words.open,
  });
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    picker.value = '';
    if (file) void openFile(file);
  });
  const action = (label: string, title: string, onclick: () => void) =>
    element('button', { type: 'button', class: 'button', title, onclick }, label);
  const user = element('select', {
    class: 'user',
    'aria-label': words.user,
    title: words.user,
    onchange: () => void change(() => api.switchUser(user.value)),
  });
  const clock = element('time', { class: 'clock', title: words.clock });
  const clockButton = (label: string, title: string, step: ClockStep) =>
    element('button', { type: 'button', class: 'button small', title, onclick: () => void advance(step) }, label);
  const toTrigger = clockButton(words.toTrigger, words.toTriggerTitle, 'next-trigger');

  document.body.append(
    element(
      'header',
      {},
      element(
        'div',
        { class: 'top' },
        element('div', { class: 'brand', role: 'img', 'aria-label': words.productName, title: words.productName }),
        element('div', { class: 'file' }, element('h1', {}, fileName), savedMark),
        menuBar.root,
        running,
        element(
          'div',
          { class: 'actions' },
          action(words.open, words.openTitle, () => picker.click()),
          action(words.saveXlsx, words.saveXlsx, () => void save('xlsx')),
          action(words.saveCsv, words.saveCsvTitle, () => void save('csv')),
          picker,
        ),
        element(
          'div',
          { class: 'who' },
          user,
          element(
            'div',
            { class: 'clock-line', role: 'group', 'aria-label': words.clock },
            clock,
            clockButton(words.hourOn, words.hourOnTitle, 'hour'),
            clockButton(words.dayOn, words.dayOnTitle, 'day'),
            toTrigger,
          ),
        ),
      ),
      formulaBar.root,
    ),
    element(
      'main',
      { class: 'middle' },
      element('div', { id: 'sheet', class: 'sheet', role: 'tabpanel' }, grid.root),
      frames.sidebar,
    ),
    panelBar.panels,
    element('footer', { class: 'bottom' }, tabs.root, panelBar.toggles),
    toasts.root,
  );

  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'o' && !event.shiftKey) {
      event.preventDefault();
      picker.click();
    }
  });
  listenForRegionKeys([
    { root: grid.root, focus: () => editor.focus() },
    { root: menuBar.root, focus: () => menuBar.focus() },
    { root: frames.sidebar, focus: () => frames.sidebar.querySelector('iframe')?.focus() },
    { root: panelBar.toggles, focus: () => panelBar.toggles.querySelector('button')?.focus() },
  ]);
  // Another window, or a command, may have changed the workbook meanwhile.
  addEventListener('focus', () => {
    void api.summary().then((next) => follow(next, null), report);
  });
  grid.root.addEventListener('mouseup', () => {
    if (!editor.editing) editor.focus();
  });

  // ---- keeping in step

  /** Carries out a step and shows what came of it; null when it failed, which has been told. */
  async function change(step: () => Promise<Change>): Promise<Change | null> {
    if (selectTimer !== 0) sendSelection();
    const toldBefore = told;
    const done = await step().catch((error: unknown) => {
      report(error);
      return null;
    });
    if (done) await settle(done, toldBefore);
    return done;
  }

  /** A step by hand, in which a refusal is told; nothing was written then. */
  async function byHand(step: () => Promise<Change>): Promise<void> {
    const done = await change(step);
    if (done?.rejected !== undefined)
      toasts.show({ title: words.problemTitle, message: done.rejected, seconds: 10 }, 'problem');
  }

  async function advance(step: ClockStep): Promise<void> {
    const before = summary;
    const done = await change(() => api.advance(step));
    if (!done || !before) return;
    const known = new Set(before.executions.map(({ id }) => id));
    const runs = done.summary.executions.filter(({ id, origin }) => origin === 'clock' && !known.has(id)).length;
    const mails = done.summary.mailCount - before.mailCount;
    if (runs > 0) toasts.show({ title: '', message: words.clockAdvanced({ runs, mails }), seconds: 6 });
  }

  async function settle(done: Change, toldBefore: Place | null): Promise<void> {
    if (done.executionId !== undefined && done.result !== undefined) {
      waitingCalls.get(done.executionId)?.(done.result);
      waitingCalls.delete(done.executionId);
    }
    for (const toast of done.toasts) toasts.show(toast);
    await follow(done.summary, toldBefore);
  }

  /** `toldBefore`: the selection as the server knew it before the step; another one now is a script's doing. */
  async function follow(next: Summary, toldBefore: Place | null): Promise<void> {
    const before = summary;
    if (before && next.step < before.step) return;
    summary = next;
    fileName.textContent = next.fileName;
    savedMark.textContent = next.unsaved ? '●' : '';
    savedMark.title = next.unsaved ? words.unsaved : words.saved;
    document.title = `${next.unsaved ? '● ' : ''}${next.fileName} – ${words.productName}`;
    user.replaceChildren(
      ...next.people.map(({ address, refused }) =>
        element(
          'option',
          { value: address, selected: address === next.user },
          refused.length > 0 ? words.refusedNote({ address }) : address,
        ),
      ),
    );
    clock.textContent = instantText(next.clock, next.timeZone);
    clock.title = `${words.clock} (${next.timeZone})`;
    clock.dateTime = new Date(next.clock).toISOString();
    const addonMenus = next.addonMenus.length > 0 ? next.addonMenus : [{ label: words.noAddon }];
    menuBar.show([{ label: words.extensions, items: addonMenus }, ...next.ownMenus, sheetMenu.node]);
    toTrigger.disabled = !next.triggers.some(({ nextAt, disabled }) => nextAt !== undefined && !disabled);
    executions.show(next.executions);
    triggers.show(next.triggers, next.timeZone);
    outbox.show(next.mails, next.mailCount, next.timeZone);
    frames.show(next.sidebar, next.dialog);
    // What had the focus may have gone with its frame.
    if (document.activeElement === document.body) editor.focus();

    const now: Place = { sheetId: next.activeSheetId, area: next.selection };
    const movedByScript = !before || (toldBefore !== null && !samePlace(toldBefore, now));
    const gone = !next.sheets.some((sheet) => sheet.sheetId === shownSheetId);
    const sheetId = movedByScript || gone ? next.activeSheetId : sheetShown();
    tabs.show(next.sheets, sheetId);
    if (!before || before.revision !== next.revision || sheetId !== shownSheetId) await loadSheet(sheetId);
    if (movedByScript) {
      told = now;
      const { row, column, rows, columns } = next.selection;
      grid.select(
        { anchor: { row, column }, focus: { row: row + rows - 1, column: column + columns - 1 } },
        { silent: true },
      );
    }
    showActiveCell();
    if (next.question && asked !== next.question.executionId) void answerQuestion(next.question);
  }

  async function loadSheet(sheetId: number): Promise<void> {
    shownSheetId = sheetId;
    const layout = await api.layout(sheetId).catch((error: unknown) => {
      report(error);
      return null;
    });
    if (layout && shownSheetId === sheetId) grid.show(layout);
  }

  async function showSheet(sheetId: number): Promise<void> {
    if (editor.editing) await editor.commit('stay');
    await loadSheet(sheetId);
    if (summary) tabs.show(summary.sheets, sheetId);
    grid.select({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } });
    editor.focus();
  }

  async function renameSheet(sheetId: number): Promise<void> {
    const name = summary?.sheets.find((sheet) => sheet.sheetId === sheetId)?.name ?? '';
    const reply = await ask({
      title: words.renameTitle,
      message: name,
      input: words.sheetName,
      value: name,
      buttons: [
        { id: 'OK', label: words.buttons['OK']! },
        { id: 'CANCEL', label: words.cancel },
      ],
    });
    editor.focus();
    if (reply.button === 'OK' && reply.text !== null && reply.text !== name)
      await byHand(() => api.changeSheet(sheetId, { kind: 'rename', name: reply.text! }));
  }

  async function answerQuestion(question: Question): Promise<void> {
    asked = question.executionId;
    const reply = await askQuestion(words, question);
    asked = null;
    editor.focus();
    await change(() => api.answer(question.executionId, reply.button, reply.text));
  }

  // ---- selection

  let selectTimer = 0;
  /** What the server was last told, or last told us. */
  let told: Place | null = null;
  /** The server hears where the selection comes to rest, and before any other step. */
  function tellSelection(): void {
    clearTimeout(selectTimer);
    selectTimer = window.setTimeout(sendSelection, 120);
  }
  function sendSelection(): void {
    clearTimeout(selectTimer);
    selectTimer = 0;
    told = { sheetId: sheetShown(), area: grid.area };
    // People move on while this travels: its answer moves nothing.
    api.select(told.sheetId, told.area).then((done) => settle(done, null), report);
  }

  let activeFetch = 0;
  function showActiveCell(): void {
    const fetch = ++activeFetch;
    const { anchor } = grid.selection;
    const held = grid.cell(anchor.row, anchor.column);
    formulaBar.showCell(held ? held.view.text : null);
    if (!grid.layout) return;
    detailOf(anchor).then((detail) => {
      if (fetch !== activeFetch) return;
      formulaBar.showCell(detail.input);
      card.follow();
    }, report);
  }

  // ---- files

  async function openFile(file: File): Promise<void> {
    if (file.size > MAX_FILE_MB * 1024 * 1024) {
      toasts.show(
        { title: words.openFailed, message: words.fileTooLarge({ limit: MAX_FILE_MB }), seconds: 10 },
        'problem',
      );
      return;
    }
    if (summary?.unsaved) {
      const reply = await ask({
        title: words.replaceTitle,
        message: words.replaceText({ file: summary.fileName }),
        buttons: [
          { id: 'OK', label: words.replaceButton },
          { id: 'CANCEL', label: words.cancel },
        ],
      });
      if (reply.button !== 'OK') return;
    }
    const base64 = await readBase64(file);
    try {
      const done = await api.open(file.name, base64);
      shownSheetId = null;
      summary = null;
      await settle(done, null);
      const leftOut = wordFileNotes(language, done.fileNotes ?? []);
      if (leftOut !== null) toasts.show({ title: file.name, message: leftOut, seconds: 15 });
    } catch (error) {
      const told = error instanceof RequestRefused ? wordFileProblem(language, error.code, error.detail) : null;
      if (told === null) report(error);
      else toasts.show({ title: words.openFailed, message: told, seconds: 15 }, 'problem');
    }
  }

  async function save(format: 'xlsx' | 'csv'): Promise<void> {
    if (editor.editing) await editor.commit('stay');
    try {
      download(await api.save(format, sheetShown()));
      await follow(await api.summary(), null);
    } catch (error) {
      report(error);
    }
    editor.focus();
  }

  api.summary().then(async (first) => {
    await follow(first, null);
    editor.focus();
  }, report);
}

interface Place {
  readonly sheetId: number;
  readonly area: Area;
}

const samePlace = (a: Place, b: Place): boolean => a.sheetId === b.sheetId && sameArea(a.area, b.area);
const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

function download({ fileName, bytes }: SavedFile): void {
  const link = element('a', { href: URL.createObjectURL(bytes), download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The file's bytes as base64, without the `data:` prefix. */
function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

let fonts: Promise<{ family: string; weight: string; data: ArrayBuffer }[]> | null = null;
/** One face a weight with all of simplified Chinese, fetched once for all frames. */
function loadFonts(): Promise<{ family: string; weight: string; data: ArrayBuffer }[]> {
  fonts ??= Promise.all(
    ['400', '700'].map(async (weight) => {
      const response = await fetch(`/fonts/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`);
      if (!response.ok) throw new Error(`font ${weight}: ${response.status}`);
      return { family: 'Noto Sans SC', weight, data: await response.arrayBuffer() };
    }),
  );
  return fonts;
}
