/**
 * What a command of the command line is, and the two ways in which it says no. Knows no particular command.
 */
import { resolve } from 'node:path';

/** 0 done, 1 refused with a message, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

export interface CommandIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Folder that paths are relative to: where the user stands, even when npm has moved elsewhere. */
  readonly cwd: string;
  /** Folder of this installation: `dist/` and `dist-workbench/` lie in it. */
  readonly root: string;
  /** Zone of the user's machine, IANA name; the process itself runs in the script's zone. */
  readonly timeZone: string;
  /** For messages. */
  readonly language: 'en' | 'zh-CN';
  /** Ends a command that runs until it is stopped. */
  readonly signal?: AbortSignal;
}

export type Command = (args: readonly string[], io: CommandIo) => Promise<ExitStatus>;

/** Wrong usage: ends with status 2 and the usage text. */
export class UsageError extends Error {}

/** Refused with a message that says what to do: ends with status 1. */
export class Refused extends Error {}

/** An absolute path from one that the user typed. */
export const pathFrom = (io: Pick<CommandIo, 'cwd'>, path: string): string => resolve(io.cwd, path);
