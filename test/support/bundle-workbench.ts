/** Opens the built bundle on a workbook, the way every spanning test sees the product. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiInput, ApiMethod, ApiOutput, RpcAnswer } from '../../src/contract/api';
import { builtProject } from '../../workbench/commands/project-files';
import { copyState, newState, type WorkbenchState } from '../../workbench/model/state';
import {
  type Grid,
  newSheet,
  newWorkbook,
  type Value,
  type Workbook as WorkbookModel,
} from '../../workbench/model/workbook';
import { openWorkbench, type ProjectFiles, type Workbench, type WorkbenchOptions } from '../../workbench/workbench';

export const ROOT = join(__dirname, '../..');
/** A Saturday morning, so that tests do not depend on the day they run. */
export const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

export function bundleSource(): string {
  return readFileSync(join(ROOT, 'dist/Code.js'), 'utf8');
}

/** A workbook of one tab with these cells, A1 first. */
export function workbookOf(
  cells: Grid<Value>,
  options: { locale?: string; timeZone?: string; name?: string; rows?: number } = {},
): WorkbookModel {
  const workbook = newWorkbook({ locale: options.locale ?? 'en_US', timeZone: options.timeZone ?? 'Etc/UTC' });
  const width = Math.max(26, ...cells.map((row) => row.length));
  const sheet = newSheet(0, options.name ?? 'Sheet1', Math.max(options.rows ?? 100, cells.length), width);
  sheet.values = cells.map((row) => row.map((value) => (value === '' ? undefined : value)));
  return { ...workbook, sheets: [sheet] };
}

let built: ProjectFiles | undefined;

/** The files that `clasp push` sends. */
export function bundle(): ProjectFiles {
  built ??= builtProject(ROOT);
  return built;
}

export function openBundle(workbook: WorkbookModel, options: WorkbenchOptions = {}): Workbench {
  return openOn(newState(workbook, NOW), options);
}

/** The same moment once more, to go on from differently; with a project of its own where the bundle is to be changed. */
export function fork(
  { state }: Pick<Workbench, 'state'>,
  options: WorkbenchOptions = {},
  project = bundle(),
): Workbench {
  return openOn(copyState(state), options, project);
}

function openOn(state: WorkbenchState, options: WorkbenchOptions, project = bundle()): Workbench {
  return openWorkbench({ project, state, options: { syntax: 'es2019', cpuFactor: 0, ...options } });
}

let clicks = 0;

/** Calls one method of the contract and returns its answer; a script that breaks fails the test. */
export function ask<M extends ApiMethod>(
  workbench: Workbench,
  method: M,
  ...[params]: Record<string, never> extends ApiInput<M> ? [params?: ApiInput<M>] : [params: ApiInput<M>]
): { answer: RpcAnswer<M>; serviceCalls: number } {
  const report = workbench.rpc('rpc', [method, params ?? {}]);
  if (!report.ok) throw new Error(`${method}: ${report.error?.message}\n${report.error?.stack ?? ''}`);
  return { answer: report.value as RpcAnswer<M>, serviceCalls: report.serviceCalls };
}

/** The value of an answer that must not be a refusal. */
export function accepted<M extends ApiMethod>(answer: RpcAnswer<M>): ApiOutput[M] {
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.value;
}

/** A fresh id for one click. */
export function requestId(): string {
  clicks++;
  return `click-${String(clicks).padStart(8, '0')}`;
}
