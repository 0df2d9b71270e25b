/**
 * The page's line to its server: one POST per step, the start token in a header. Writes go one after the other, in
 * the order in which they were made; reads may overtake. Knows no DOM.
 */
import type {
  Area,
  CellDetail,
  CellWindow,
  Change,
  ClockStep,
  ExecutionDetail,
  MailDetail,
  Refusal,
  SheetChange,
  SheetLayout,
  Summary,
} from './protocol';

/** An answer that says why something was not done. `code` is `lost-server` where there was no answer at all. */
export class RequestRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

export interface Api {
  summary(): Promise<Summary>;
  layout(sheetId: number): Promise<SheetLayout>;
  cells(sheetId: number, areas: readonly Area[]): Promise<readonly CellWindow[]>;
  cell(sheetId: number, row: number, column: number): Promise<CellDetail>;
  text(sheetId: number, area: Area): Promise<readonly (readonly string[])[]>;
  edge(sheetId: number, row: number, column: number, key: string): Promise<{ row: number; column: number }>;
  execution(id: string): Promise<ExecutionDetail>;
  select(sheetId: number, area: Area): Promise<Change>;
  edit(sheetId: number, row: number, column: number, text: string): Promise<Change>;
  paste(sheetId: number, row: number, column: number, rows: readonly (readonly string[])[]): Promise<Change>;
  clear(sheetId: number, area: Area): Promise<Change>;
  fill(sheetId: number, area: Area, direction: 'down' | 'right'): Promise<Change>;
  changeSheet(sheetId: number, change: SheetChange): Promise<Change>;
  group(sheetId: number, start: number, end: number, depth: number): Promise<Change>;
  advance(step: ClockStep): Promise<Change>;
  runTrigger(triggerId: string): Promise<Change>;
  switchUser(address: string): Promise<Change>;
  mail(mailId: string): Promise<MailDetail>;
  menu(functionName: string): Promise<Change>;
  rpc(frameId: string, functionName: string, args: readonly unknown[]): Promise<Change>;
  answer(executionId: string, button: string, text: string | null): Promise<Change>;
  closeFrame(frameId: string): Promise<Change>;
  open(fileName: string, base64: string): Promise<Change>;
  save(format: 'xlsx' | 'csv', sheetId: number): Promise<SavedFile>;
  saveMail(mailId: string): Promise<SavedFile>;
}

export interface SavedFile {
  readonly fileName: string;
  readonly bytes: Blob;
}

/** `onBusy` is told how many writes, and how many steps of any kind, are under way. */
export function createApi(token: string, onBusy: (writes: number, steps: number) => void): Api {
  let writes = 0;
  let steps = 0;
  const count = (moreWrites: number, moreSteps: number) => {
    writes += moreWrites;
    steps += moreSteps;
    onBusy(writes, steps);
  };
  const post = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ledgerline-token': token },
      body: JSON.stringify(body),
    }).catch(() => {
      throw new RequestRefused('lost-server', '');
    });
    if (response.ok) return response;
    const refusal = (await response.json().catch(() => ({ code: 'internal', message: '' }))) as Refusal;
    throw new RequestRefused(refusal.code, refusal.message, refusal.detail);
  };
  /** Sends a step; it is under way until `take` has all of the answer. */
  const send = async <T>(path: string, body: object, take: (response: Response) => Promise<T>): Promise<T> => {
    count(0, 1);
    try {
      return await take(await post(path, body));
    } finally {
      count(0, -1);
    }
  };
  const read = <T>(path: string, body: object): Promise<T> =>
    send(path, body, (response) => response.json() as Promise<T>);

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    count(1, 0);
    const done = last.then(step).finally(() => count(-1, 0));
    last = done.catch(() => undefined);
    return done;
  };
  const file = (path: string, body: object) =>
    inTurn(() =>
      send(path, body, async (response): Promise<SavedFile> => {
        const fileName = decodeURIComponent(response.headers.get('x-ledgerline-file-name') ?? 'file');
        return { fileName, bytes: await response.blob() };
      }),
    );
  const write = (path: string, body: object) => inTurn(() => read<Change>(path, body));

  return {
    summary: () => read('summary', {}),
    layout: (sheetId) => read('layout', { sheetId }),
    cells: (sheetId, areas) => read('cells', { sheetId, areas }),
    cell: (sheetId, row, column) => read('cell', { sheetId, row, column }),
    text: (sheetId, area) => read('text', { sheetId, area }),
    edge: (sheetId, row, column, key) => read('edge', { sheetId, row, column, key }),
    execution: (id) => read('execution', { id }),
    select: (sheetId, area) => write('select', { sheetId, area }),
    edit: (sheetId, row, column, text) => write('edit', { sheetId, row, column, text }),
    paste: (sheetId, row, column, rows) => write('paste', { sheetId, row, column, rows }),
    clear: (sheetId, area) => write('clear', { sheetId, area }),
    fill: (sheetId, area, direction) => write('fill', { sheetId, area, direction }),
    changeSheet: (sheetId, change) => write('change', { sheetId, change }),
    advance: (step) => write('advance', { step }),
    runTrigger: (triggerId) => write('run-trigger', { triggerId }),
    switchUser: (address) => write('user', { address }),
    mail: (mailId) => read('mail', { mailId }),
    group: (sheetId, start, end, depth) => write('group', { sheetId, start, end, depth }),
    menu: (functionName) => write('menu', { functionName }),
    rpc: (frameId, functionName, args) => write('rpc', { frameId, functionName, args }),
    answer: (executionId, button, text) => write('answer', { executionId, button, text }),
    closeFrame: (frameId) => write('close-frame', { frameId }),
    open: (fileName, base64) => write('open', { fileName, base64 }),
    save: (format, sheetId) => file('save', { format, sheetId }),
    saveMail: (mailId) => file('mail-file', { mailId }),
  };
}
