/**
 * One open workbook with its script, as the page uses it: what people do in the grid, the menu and the add-on's pages,
 * and what is on show because of it. One step at a time. Knows no HTTP.
 */
import { randomBytes } from 'node:crypto';
import { boundedArea } from '../model/area';
import { setCollapsed } from '../model/dimensions';
import { cellOf } from '../model/grid';
import { revisionOf } from '../model/revision';
import { type Mail, newState } from '../model/state';
import { instantOf, serialOfInstant } from '../model/time-zone';
import type { Sheet, Workbook } from '../model/workbook';
import { ServiceError, type UiEffect } from '../sandbox/door';
import type {
  Area,
  CallResult,
  CellDetail,
  CellWindow,
  Change,
  ClockStep,
  ExecutionDetail,
  FrameView,
  MailDetail,
  MenuNode,
  Person,
  Question,
  SheetChange,
  SheetLayout,
  Summary,
  Toast,
} from '../web/protocol';
import {
  type ExecutionReport,
  openWorkbench,
  type ProjectFiles,
  type Workbench,
  type WorkbenchOptions,
} from '../workbench';
import { StepRefused } from './answer';
import { executionDetail, executionRow, menuNode, questionOf, shownArguments, triggerRow } from './execution-view';
import type { FrameContent } from './frame-page';
import { createOutbox } from './outbox';
import { invite } from './people';
import { areaTexts, cellDetail, cellWindow, edgeFrom, gridChange, sheetLayout, shownSheet } from './sheet-view';

const EXECUTIONS_SHOWN = 100;
const HOUR_MS = 3_600_000;
const DEFAULT_TOAST_SECONDS = 5;
/** Of changes that no cell refuses. */
const WHOLE: Area = { row: 0, column: 0, rows: 1, columns: 1 };

export interface SessionOptions {
  readonly project: ProjectFiles;
  readonly workbook: Workbook;
  readonly fileName: string;
  /** Caption of `createAddonMenu()`, which takes it from the add-on's listing. */
  readonly addonName: string;
  /** E-mail address of whoever is at the keyboard; the owner by default. */
  readonly user?: string;
  /** Virtual epoch milliseconds; now by default. */
  readonly clock?: number;
  readonly options?: WorkbenchOptions;
}

/** Every method is one step; those that return a `Change` may have changed something. */
export interface Session {
  readonly workbench: Workbench;
  readonly fileName: string;
  /** Opens another workbook with the same script, and fires onOpen. */
  replace(workbook: Workbook, fileName: string): Change;
  markSaved(): void;
  /** Fires onOpen: to be called once, before anything else. */
  begin(): Change;
  summary(): Summary;
  layout(sheetId: number): SheetLayout;
  cells(sheetId: number, areas: readonly Area[]): CellWindow[];
  cell(sheetId: number, row: number, column: number): CellDetail;
  texts(sheetId: number, area: Area): string[][];
  edge(sheetId: number, row: number, column: number, key: string): { row: number; column: number };
  execution(id: string): ExecutionDetail;
  frame(frameId: string): FrameContent | undefined;
  select(sheetId: number, area: Area): Change;
  edit(sheetId: number, row: number, column: number, text: string): Change;
  paste(sheetId: number, row: number, column: number, rows: readonly (readonly string[])[]): Change;
  clear(sheetId: number, area: Area): Change;
  fill(sheetId: number, area: Area, direction: 'down' | 'right'): Change;
  changeSheet(sheetId: number, change: SheetChange): Change;
  /** Lets time pass, and shows what the triggers that fire on the way show. */
  advance(step: ClockStep): Change;
  runTrigger(triggerId: string): Change;
  /** Somebody else sits down at the keyboard and opens the spreadsheet: pages close, onOpen fires. */
  switchUser(address: string): Change;
  mail(mailId: string): MailDetail;
  mailFile(mailId: string): { readonly fileName: string; readonly content: string };
  /** The HTML of a mail by the name of its frame. */
  mailFrame(frameId: string): Mail | undefined;
  toggleGroup(sheetId: number, start: number, end: number, depth: number): Change;
  menu(functionName: string): Change;
  rpc(frameId: string, functionName: string, args: readonly unknown[]): Change;
  answer(executionId: string, button: string, text: string | null): Change;
  closeFrame(frameId: string): Change;
}

interface OpenFrame {
  readonly view: FrameView;
  readonly html: string;
}

export function createSession(given: SessionOptions): Session {
  let fileName = given.fileName;
  let workbench: Workbench;
  let step = 0;
  let savedRevision = 0;
  let addonMenus = new Map<string, MenuNode>();
  let ownMenus = new Map<string, MenuNode>();
  let sidebar: OpenFrame | null = null;
  let dialog: OpenFrame | null = null;
  let toasts: Toast[] = [];
  /** Executions that wait for an answer, oldest first. */
  let questions = new Map<string, Question>();
  /** Effects are listed by each pass of an execution: how many of them have been shown. */
  let shownEffects = new Map<string, number>();
  /** Arguments of calls from pages, by execution, shortened. */
  const calledWith = new Map<string, string>();
  let people: readonly Person[] = [];
  const outbox = createOutbox(() => workbench.state.mailbox);

  open(given.workbook, given.clock ?? Date.now());

  function open(workbook: Workbook, clock: number): void {
    const state = newState(workbook, clock);
    if (given.user !== undefined) state.user = given.user;
    workbench = openWorkbench({ project: given.project, state, ...(given.options && { options: given.options }) });
    people = invite(workbench);
    savedRevision = revisionOf(workbook);
    forgetPages();
  }

  function forgetPages(): void {
    addonMenus = new Map();
    ownMenus = new Map();
    sidebar = null;
    dialog = null;
    toasts = [];
    questions = new Map();
    shownEffects = new Map();
  }

  const book = () => workbench.state.workbook;
  const now = () => workbench.state.clock;
  const sheetOf = (sheetId: number): Sheet => shownSheet(book(), sheetId);

  // ---- what executions show

  function show(effect: UiEffect): void {
    switch (effect.kind) {
      case 'menu': {
        const menu = menuNode(effect, given.addonName);
        // A menu of the same name replaces the earlier one.
        (effect['addOn'] ? addonMenus : ownMenus).set(menu.label, menu);
        break;
      }
      case 'sidebar':
        sidebar = frameOf(effect);
        break;
      case 'modal':
      case 'modeless':
        dialog = frameOf(effect);
        break;
      case 'toast':
        toasts.push({
          title: String(effect['title'] ?? ''),
          message: String(effect['message'] ?? ''),
          seconds: Number(effect['seconds'] ?? DEFAULT_TOAST_SECONDS),
        });
        break;
      case 'alert':
      case 'prompt':
        // Shown while the execution waits: see `questions`.
        break;
    }
  }

  function frameOf(effect: UiEffect): OpenFrame {
    const size = (name: 'width' | 'height') => (typeof effect[name] === 'number' ? { [name]: effect[name] } : {});
    return {
      html: String(effect['content'] ?? ''),
      view: {
        // Unguessable: the name is all that a frame has to show, since a frame's address can carry no header.
        frameId: randomBytes(18).toString('base64url'),
        title: String(effect['title'] ?? ''),
        modal: effect.kind === 'modal',
        ...size('width'),
        ...size('height'),
      },
    };
  }

  function take(report: ExecutionReport): ExecutionReport {
    for (const effect of report.ui.slice(shownEffects.get(report.id) ?? 0)) show(effect);
    if (report.suspended) {
      shownEffects.set(report.id, report.ui.length);
      const question = questionOf(report.id, report.suspended);
      if (question) questions.set(report.id, question);
    } else shownEffects.delete(report.id);
    return report;
  }

  function callResult(report: ExecutionReport): CallResult {
    if (report.ok) return { ok: true, value: report.value ?? null };
    const { name, message } = report.error ?? { name: 'Error', message: '' };
    return { ok: false, error: { name, message } };
  }

  function summary(): Summary {
    const { state, executions } = workbench;
    const { workbook } = state;
    const active = shownSheet(workbook, workbook.activeSheetId);
    return {
      step,
      revision: revisionOf(workbook),
      fileName,
      unsaved: revisionOf(workbook) !== savedRevision,
      user: state.user,
      people,
      clock: state.clock,
      timeZone: workbook.timeZone,
      locale: workbook.locale,
      sheets: workbook.sheets.map(({ sheetId, name, hidden, tabColor }) => ({
        sheetId,
        name,
        hidden,
        color: tabColor,
      })),
      activeSheetId: workbook.activeSheetId,
      selection: boundedArea(workbook.activeRange, active),
      addonMenus: [...addonMenus.values()],
      ownMenus: [...ownMenus.values()],
      sidebar: sidebar?.view ?? null,
      dialog: dialog?.view ?? null,
      question: [...questions.values()][0] ?? null,
      executions: executions
        .slice(-EXECUTIONS_SHOWN)
        .reverse()
        .map((report) => executionRow(report, calledWith.get(report.id))),
      triggers: state.triggers.map(triggerRow),
      mails: outbox.rows(),
      mailCount: state.mailbox.length,
    };
  }

  function changed(more: Omit<Change, 'summary' | 'toasts'> = {}): Change {
    step++;
    const shown = toasts;
    toasts = [];
    return { summary: summary(), toasts: shown, ...more };
  }

  // ---- by hand

  /** Carries out what a person did and shows what its triggers show; what is refused writes nothing. */
  function byHand(sheetId: number, area: Area, act: () => readonly ExecutionReport[]): Change {
    try {
      act().forEach(take);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return changed({ rejected: refusalText(sheetOf(sheetId), area, error.message) });
    }
    return changed();
  }

  return {
    get workbench() {
      return workbench;
    },
    get fileName() {
      return fileName;
    },
    replace(workbook, name) {
      fileName = name;
      open(workbook, workbench.state.clock);
      return this.begin();
    },
    markSaved() {
      savedRevision = revisionOf(book());
      step++;
    },
    begin() {
      workbench.open().reports.forEach(take);
      return changed();
    },
    summary,
    layout: (sheetId) => sheetLayout(book(), sheetOf(sheetId), now()),
    cells: (sheetId, areas) => areas.map((area) => cellWindow(book(), sheetOf(sheetId), area, now())),
    cell: (sheetId, row, column) => cellDetail(book(), sheetOf(sheetId), row, column, now()),
    texts: (sheetId, area) => areaTexts(book(), sheetOf(sheetId), area, now()),
    edge: (sheetId, row, column, key) => edgeFrom(sheetOf(sheetId), row, column, key),
    execution(id) {
      const report = workbench.executions.find((other) => other.id === id);
      if (!report) throw new StepRefused('not-found');
      return executionDetail(report);
    },
    frame(frameId) {
      const html = [sidebar, dialog].find((frame) => frame?.view.frameId === frameId)?.html;
      if (html === undefined) return undefined;
      return { html, functions: [...workbench.project.functions].filter((name) => !name.endsWith('_')) };
    },

    select(sheetId, area) {
      const sheet = sheetOf(sheetId);
      const workbook = book();
      workbook.activeSheetId = sheetId;
      workbook.activeRange = boundedArea(area, sheet);
      delete workbook.currentCell;
      return changed();
    },
    edit: (sheetId, row, column, text) =>
      byHand(sheetId, { row, column, rows: 1, columns: 1 }, () => workbench.edit(sheetId, row, column, text)),
    paste: (sheetId, row, column, rows) =>
      byHand(sheetId, { row, column, rows: rows.length, columns: 1 }, () => workbench.edit(sheetId, row, column, rows)),
    clear: (sheetId, area) => byHand(sheetId, area, () => workbench.clear(sheetId, area)),
    fill: (sheetId, area, direction) => byHand(sheetId, area, () => workbench.fill(sheetId, area, direction)),
    changeSheet: (sheetId, change) =>
      byHand(sheetId, WHOLE, () => workbench.change(gridChange(sheetOf(sheetId), change))),
    advance(step) {
      const { clock, workbook } = workbench.state;
      const until = {
        hour: () => clock + HOUR_MS,
        day: () => instantOf(serialOfInstant(clock, workbook.timeZone) + 1, workbook.timeZone),
        'next-trigger': () => workbench.nextFiring(),
      }[step]();
      if (until === null) throw new StepRefused('not-found');
      workbench.advanceTo(until).forEach(take);
      return changed();
    },
    runTrigger(triggerId) {
      const trigger = workbench.state.triggers.find((other) => other.triggerId === triggerId);
      if (trigger?.eventType !== 'CLOCK' || trigger.disabled) throw new StepRefused('not-found');
      take(workbench.runTrigger(triggerId));
      return changed();
    },
    switchUser(address) {
      if (!people.some((person) => person.address === address)) throw new StepRefused('not-found');
      workbench.state.user = address;
      forgetPages();
      return this.begin();
    },
    mail: (mailId) => outbox.detail(mailId),
    mailFile: (mailId) => outbox.file(mailId),
    mailFrame: (frameId) => outbox.behind(frameId),
    toggleGroup(sheetId, start, end, depth) {
      const sheet = sheetOf(sheetId);
      const isMeant = (group: { start: number; end: number; depth: number }) =>
        group.start === start && group.end === end && group.depth === depth;
      const group = sheet.columnGroups.find(isMeant);
      if (!group) throw new StepRefused('not-found');
      setCollapsed(book(), sheet, 'columns', isMeant, !group.collapsed);
      return changed();
    },

    menu(functionName) {
      if (![...addonMenus.values(), ...ownMenus.values()].some((menu) => offers(menu, functionName)))
        throw new StepRefused('not-found');
      const report = take(workbench.menu(functionName));
      return changed({ executionId: report.id });
    },
    rpc(frameId, functionName, args) {
      if (this.frame(frameId) === undefined) throw new StepRefused('not-found');
      let report: ExecutionReport;
      try {
        report = take(workbench.rpc(functionName, args));
        calledWith.set(report.id, shownArguments(args));
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return changed({ result: { ok: false, error: { name: error.name, message: error.message } } });
      }
      return changed(report.suspended ? { waitingFor: report.id } : { result: callResult(report) });
    },
    answer(executionId, button, text) {
      const question = questions.get(executionId);
      if (!question) throw new StepRefused('not-found');
      questions.delete(executionId);
      const report = take(
        workbench.resume(executionId, question.kind === 'prompt' ? { button, text: text ?? '' } : button),
      );
      return changed(report.suspended ? { executionId } : { executionId, result: callResult(report) });
    },
    closeFrame(frameId) {
      if (sidebar?.view.frameId === frameId) sidebar = null;
      if (dialog?.view.frameId === frameId) dialog = null;
      return changed();
    },
  };
}

/** Whether a menu holds an item that calls the function. */
function offers(menu: MenuNode, functionName: string): boolean {
  return menu.functionName === functionName || (menu.items ?? []).some((item) => offers(item, functionName));
}

/** A rule that rejects says so in its own words where it has some; anything else is told as Sheets words it. */
function refusalText(sheet: Sheet, { row, column }: Area, message: string): string {
  const help = cellOf(sheet.validations, row, column)?.helpText;
  return help !== undefined && message.includes('data validation rules') ? help : message;
}
