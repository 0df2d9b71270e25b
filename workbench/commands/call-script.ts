/** Calls the one function of the script for a command; an answer that says no is refused in the user's words. */
import type { ApiMethod, ApiOutput, RpcAnswer } from '../../src/contract/api';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { wordIssue } from '../../src/contract/words';
import type { ClickOptions, ExecutionReport, Workbench } from '../workbench';
import { type CommandIo, Refused } from './command';
import { commandWords } from './words';

export function callScript<M extends ApiMethod>(
  workbench: Workbench,
  method: M,
  params: unknown,
  io: CommandIo,
  click: ClickOptions = {},
): { readonly value: ApiOutput[M]; readonly execution: ExecutionReport } {
  const execution = workbench.rpc('rpc', [method, params], click);
  if (!execution.ok) throw new Refused(execution.error?.message ?? 'The script did not finish.');
  const answer = execution.value as RpcAnswer<M>;
  return answer.ok ? { value: answer.value, execution } : refuse(answer.issues, io);
}

type Refusal = Extract<RpcAnswer<ApiMethod>, { readonly ok: false }>;

/** Says in the user's words why not. */
export function refuse(issues: Refusal['issues'], io: CommandIo): never {
  const catalog = messagesFor(io.language).issues;
  const { instead } = commandWords(io.language);
  const lines = issues.map((issue) => {
    const { what, todo } = wordIssue(catalog, issue);
    return `${what}${io.language === 'en' ? ' ' : ''}${instead[issue.code] ?? todo}`;
  });
  throw new Refused(lines.join('\n'));
}
