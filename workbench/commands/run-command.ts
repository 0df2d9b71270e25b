/**
 * Picks a command by name, loads only that one, and words how it failed. Knows no process.
 */
import { type Command, type CommandIo, type ExitStatus, Refused, UsageError } from './command';
import { commandWords } from './words';

interface Entry {
  readonly usage: string;
  load(): Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    usage: 'start [FILE] [--port N] [--no-open] [--locale L] [--time-zone TZ] [--user EMAIL] [--run FUNCTION]',
    load: async () => (await import('./start')).start,
  },
  setup: {
    usage:
      'setup IN [--out OUT.xlsx] [--report R.json] [--locale L] [--time-zone TZ] [--region CC] [--map MAP.json] [--dry-run]',
    load: async () => (await import('./setup')).setup,
  },
  duplicates: {
    usage: 'duplicates IN --out PAIRS.csv [--map MAP.json] [--across HEADER] [--explain]',
    load: async () => (await import('./duplicates')).duplicates,
  },
  import: {
    usage:
      'import LEDGER.xlsx LIST [--as purchases|followUps|opportunities|feedback] [--map MAP.json] | LEDGER.xlsx --log HEADER  [--out OUT.xlsx] [--report R.json] [--dry-run]',
    load: async () => (await import('./import')).importList,
  },
  remind: {
    usage: 'remind LEDGER.xlsx --now ISO [--out DIR] [--save LEDGER.xlsx]',
    load: async () => (await import('./remind')).remind,
  },
  report: {
    usage:
      'report LEDGER.xlsx [--json] [--now ISO] [--period 2026-11|2026-Q4|2026] [--fiscal-start MONTH] [--out OUT.xlsx]',
    load: async () => (await import('./report')).report,
  },
  samples: {
    usage: 'samples [--today YYYY-MM-DD]',
    load: async () => (await import('./samples')).samples,
  },
  run: {
    usage:
      'run FILE... --function NAME [--workbook IN] [--args JSON] [--answer TEXT]... [--spreadsheet-id ID] [--out OUT.xlsx] [--report R.json]',
    load: async () => (await import('./run')).run,
  },
};

export const isCommand = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(COMMANDS, name);

function usage(io: CommandIo, name?: string): string {
  const lines = Object.entries(COMMANDS).filter(([other]) => name === undefined || other === name);
  return `${commandWords(io.language).usage}\n${lines.map(([, command]) => `  ledger ${command.usage}\n`).join('')}`;
}

/** Runs one command to its exit status; never throws. */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const [name, ...args] = argv;
  if (!isCommand(name)) {
    const asked = name === 'help' || name === '--help' || name === '-h';
    if (name !== undefined && !asked) io.stderr.write(`${commandWords(io.language).noCommand(name)}\n`);
    (asked ? io.stdout : io.stderr).write(usage(io));
    return asked ? 0 : 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(usage(io, name));
    return 0;
  }
  try {
    const command = await COMMANDS[name]!.load();
    return await command(args, io);
  } catch (error) {
    if (error instanceof UsageError || isOptionError(error)) {
      const what = error instanceof UsageError ? error.message : commandWords(io.language).unknownOption(error.message);
      io.stderr.write(`${what}\n${usage(io, name)}`);
      return 2;
    }
    if (error instanceof Refused) io.stderr.write(`${error.message}\n`);
    else
      io.stderr.write(`Ledgerline met an error of its own:\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

/** What `parseArgs` throws for options it does not know or that lack a value. */
function isOptionError(error: unknown): error is Error {
  return String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS');
}
