/**
 * What the page shows of executions, triggers, menus and questions, made from the engine's reports.
 */

import type { Trigger } from '../model/state';
import type { Suspension, UiEffect } from '../sandbox/door';
import type { ExecutionDetail, ExecutionRow, MenuNode, Question, TriggerRow } from '../web/protocol';
import type { ExecutionReport } from '../workbench';

const MAX_CALLS_SHOWN = 500;
const MAX_ARGS_SHOWN = 60;

/** `args`: what it was called with, as `shownArguments` says it. */
export function executionRow(report: ExecutionReport, args = ''): ExecutionRow {
  return {
    id: report.id,
    functionName: report.functionName,
    args,
    origin: report.origin,
    mode: report.mode,
    user: report.user,
    outcome: report.suspended ? 'waiting' : report.ok ? 'ok' : 'error',
    ...(report.error && { error: errorText(report.error) }),
    serviceCalls: report.serviceCalls,
    localCalls: report.localCalls,
    virtualMs: report.virtualMs,
  };
}

/** The arguments of a call in a few words. */
export function shownArguments(args: readonly unknown[]): string {
  const text = args.map((arg) => JSON.stringify(arg)).join(', ');
  return text.length > MAX_ARGS_SHOWN ? `${text.slice(0, MAX_ARGS_SHOWN - 1)}…` : text;
}

const errorText = ({ name, message }: { readonly name: string; readonly message: string }): string =>
  `${name}: ${message}`;

export function executionDetail(report: ExecutionReport): ExecutionDetail {
  const service = report.calls.filter(({ kind }) => kind !== 'local');
  return {
    ...executionRow(report),
    cpuMs: report.cpuMs,
    log: report.log,
    callsByMethod: Object.entries(report.callsByMethod).sort(([, a], [, b]) => b - a),
    calls: service
      .slice(0, MAX_CALLS_SHOWN)
      .map(({ method, args, ms, error }) => `${method}(${args}) · ${Math.round(ms)} ms${error ? ` · ${error}` : ''}`),
    callsLeftOut: Math.max(0, report.serviceCalls - MAX_CALLS_SHOWN),
    ...(report.error?.stack && { stack: report.error.stack }),
  };
}

export function triggerRow({ triggerId, handler, eventType, owner, schedule, nextAt, disabled }: Trigger): TriggerRow {
  return {
    triggerId,
    functionName: handler,
    eventType,
    owner,
    schedule: Object.entries(schedule)
      .map(([method, value]) => `${method} ${value}`)
      .join(', '),
    ...(nextAt !== undefined && { nextAt }),
    disabled,
  };
}

interface MenuItem {
  readonly type: 'item' | 'separator' | 'menu';
  readonly caption?: string;
  readonly functionName?: string;
  readonly items?: readonly MenuItem[];
}

/** A menu that a script added; `name` is the add-on's, for a menu that has none of its own. */
export function menuNode(effect: UiEffect, name: string): MenuNode {
  const node = (item: MenuItem): MenuNode => {
    if (item.type === 'separator') return { label: '' };
    if (item.type === 'menu') return { label: item.caption ?? '', items: (item.items ?? []).map(node) };
    return { label: item.caption ?? '', functionName: item.functionName ?? '' };
  };
  return {
    label: String(effect['caption'] ?? name),
    items: ((effect['items'] ?? []) as readonly MenuItem[]).map(node),
  };
}

/** What an execution asks the person; null when it waits for something else. */
export function questionOf(executionId: string, suspended: Suspension): Question | null {
  const { kind, request } = suspended;
  if (kind !== 'alert' && kind !== 'prompt') return null;
  const text = (name: string) => String(request[name] ?? '');
  return { executionId, kind, title: text('title'), message: text('prompt'), buttons: text('buttons') };
}
