/**
 * What crosses the wire between a page and the server: method names, validated input, plain output; each theme has a file in
 * api/. Dates travel as text; nothing here is a Date, a function or a class. Knows nothing of how a method is carried out.
 */
import type * as v from 'valibot';
import type { Issue } from '../domain/issues';
import { type CustomerOutput, customerInput } from './api/customer';
import { type DuplicatesOutput, duplicatesInput } from './api/duplicates';
import { type LedgerOutput, ledgerInput } from './api/ledger';
import { type LinkedTabsOutput, linkedTabsInput } from './api/linked-tabs';
import { type MergeOutput, mergeInput } from './api/merge';
import { type OwnersOutput, ownersInput } from './api/owners';
import { type RemindersOutput, remindersInput } from './api/reminders';
import { type ReportOutput, reportInput } from './api/report';
import { type SetupOutput, setupInput } from './api/set-up';
import { type TodayOutput, todayInput } from './api/today';

/** Input schema of each method. Unknown keys are dropped. */
export const apiInput = {
  ...ledgerInput,
  ...setupInput,
  ...duplicatesInput,
  ...mergeInput,
  ...customerInput,
  ...linkedTabsInput,
  ...ownersInput,
  ...todayInput,
  ...remindersInput,
  ...reportInput,
};

export type ApiMethod = keyof typeof apiInput;
export type ApiInput<M extends ApiMethod> = v.InferInput<(typeof apiInput)[M]>;

export interface ApiOutput
  extends LedgerOutput,
    SetupOutput,
    DuplicatesOutput,
    MergeOutput,
    CustomerOutput,
    LinkedTabsOutput,
    OwnersOutput,
    TodayOutput,
    RemindersOutput,
    ReportOutput {}

/** The answer of the one server function `rpc(method, params)`. */
export type RpcAnswer<M extends ApiMethod> =
  | { readonly ok: true; readonly value: ApiOutput[M] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
