/**
 * The steps that the page may ask for, by name: checks what came over the wire, then lets the session do it, one
 * after the other.
 */
import * as v from 'valibot';
import type { Workbook } from '../model/workbook';
import type { FileNoteView } from '../web/protocol';
import { type Answer, StepRefused } from './answer';
import { downloadName } from './download-name';
import type { Routes } from './server';
import type { Session } from './session';

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000_000));
const sheetId = v.pipe(v.number(), v.integer());
const name = v.pipe(v.string(), v.maxLength(200));
const area = v.object({ row: index, column: index, rows: count, columns: count });
const cell = { sheetId, row: index, column: index };
const direction = v.picklist(['down', 'right']);
const span = { axis: v.picklist(['rows', 'columns']), at: index, count };
const sheetChange = v.variant('kind', [
  v.object({ kind: v.literal('sort'), column: index, ascending: v.boolean() }),
  v.object({ kind: v.literal('insert'), ...span, inherit: v.picklist(['before', 'after']) }),
  v.object({ kind: v.literal('delete'), ...span }),
  v.object({ kind: v.literal('rename'), name }),
]);
/** Sheets takes 50,000 characters; a little more arrives, so that it can be refused in words. */
const cellText = v.pipe(v.string(), v.maxLength(200_000));

export interface SessionFiles {
  /** Throws `StepRefused` with the code of what is wrong with the file. */
  read(
    fileName: string,
    bytes: Uint8Array,
  ): Promise<{ readonly workbook: Workbook; readonly notes: readonly FileNoteView[] }>;
  write(workbook: Workbook, format: 'xlsx' | 'csv', sheetId: number, now: number): Promise<Uint8Array>;
}

interface Step {
  run(body: unknown): Promise<Answer>;
}

/** Makes the routes of a session; `files` reads and writes the formats. */
export function sessionRoutes(session: Session, files: SessionFiles): Routes {
  const step = <S extends v.GenericSchema>(schema: S, run: (input: v.InferOutput<S>) => unknown): Step => ({
    run: async (body) => ({ json: run(checked(schema, body)) ?? null }),
  });
  const steps: Readonly<Record<string, Step>> = {
    summary: step(v.object({}), () => session.summary()),
    layout: step(v.object({ sheetId }), (input) => session.layout(input.sheetId)),
    cells: step(v.object({ sheetId, areas: v.pipe(v.array(area), v.maxLength(64)) }), (input) =>
      session.cells(input.sheetId, input.areas),
    ),
    cell: step(v.object(cell), (input) => session.cell(input.sheetId, input.row, input.column)),
    text: step(v.object({ sheetId, area }), (input) => session.texts(input.sheetId, input.area)),
    edge: step(v.object({ ...cell, key: name }), (input) =>
      session.edge(input.sheetId, input.row, input.column, input.key),
    ),
    execution: step(v.object({ id: name }), (input) => session.execution(input.id)),
    select: step(v.object({ sheetId, area }), (input) => session.select(input.sheetId, input.area)),
    edit: step(v.object({ ...cell, text: cellText }), (input) =>
      session.edit(input.sheetId, input.row, input.column, input.text),
    ),
    paste: step(v.object({ ...cell, rows: v.array(v.array(cellText)) }), (input) =>
      session.paste(input.sheetId, input.row, input.column, input.rows),
    ),
    clear: step(v.object({ sheetId, area }), (input) => session.clear(input.sheetId, input.area)),
    fill: step(v.object({ sheetId, area, direction }), (input) =>
      session.fill(input.sheetId, input.area, input.direction),
    ),
    change: step(v.object({ sheetId, change: sheetChange }), (input) =>
      session.changeSheet(input.sheetId, input.change),
    ),
    advance: step(v.object({ step: v.picklist(['hour', 'day', 'next-trigger']) }), (input) =>
      session.advance(input.step),
    ),
    'run-trigger': step(v.object({ triggerId: name }), (input) => session.runTrigger(input.triggerId)),
    user: step(v.object({ address: name }), (input) => session.switchUser(input.address)),
    mail: step(v.object({ mailId: name }), (input) => session.mail(input.mailId)),
    'mail-file': {
      run: async (body) => {
        const { fileName, content } = session.mailFile(checked(v.object({ mailId: name }), body).mailId);
        return { fileName, bytes: Buffer.from(content) };
      },
    },
    group: step(v.object({ sheetId, start: index, end: index, depth: index }), (input) =>
      session.toggleGroup(input.sheetId, input.start, input.end, input.depth),
    ),
    menu: step(v.object({ functionName: name }), (input) => session.menu(input.functionName)),
    rpc: step(v.object({ frameId: name, functionName: name, args: v.array(v.unknown()) }), (input) =>
      session.rpc(input.frameId, input.functionName, input.args),
    ),
    answer: step(v.object({ executionId: name, button: name, text: v.nullable(cellText) }), (input) =>
      session.answer(input.executionId, input.button, input.text),
    ),
    'close-frame': step(v.object({ frameId: name }), (input) => session.closeFrame(input.frameId)),
    open: {
      run: async (body) => {
        const { fileName, base64 } = checked(v.object({ fileName: name, base64: v.string() }), body);
        const { workbook, notes } = await files.read(fileName, Buffer.from(base64, 'base64'));
        return { json: { ...session.replace(workbook, fileName), fileNotes: notes } };
      },
    },
    save: {
      run: async (body) => {
        const { format, sheetId: shown } = checked(v.object({ format: v.picklist(['xlsx', 'csv']), sheetId }), body);
        const { workbook, clock } = session.workbench.state;
        const bytes = await files.write(workbook, format, shown, clock);
        // A CSV holds one sheet and no rules: the workbook as a whole is not saved by it.
        if (format === 'xlsx') session.markSaved();
        return { fileName: savedName(session, format, shown), bytes };
      },
    },
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    stepNames: Object.keys(steps),
    step(stepName, body) {
      const wanted = Object.hasOwn(steps, stepName) ? steps[stepName] : undefined;
      if (!wanted) return Promise.resolve(null);
      const done = last.then(() => wanted.run(body));
      last = done.catch(() => undefined);
      return done;
    },
    frame: (frameId) => session.frame(frameId),
    mail: (frameId) => session.mailFrame(frameId),
  };
}

/** `shop.xlsx`; a CSV of one sheet among several names it too: `shop - Settings.csv`. Both may be called anything. */
function savedName(session: Session, format: string, sheetId: number): string {
  const base = session.fileName.replace(/\.[^.]*$/, '');
  const { sheets } = session.workbench.state.workbook;
  const sheet = sheets.find((other) => other.sheetId === sheetId);
  return downloadName(format === 'csv' && sheet && sheets.length > 1 ? `${base} - ${sheet.name}` : base, format);
}

function checked<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  if (!result.success) throw new StepRefused('bad-request', result.issues[0]?.message ?? '');
  return result.output;
}
