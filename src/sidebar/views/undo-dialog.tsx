/** Asks before an operation is undone, and tells what that means. */
import type { OperationSummary } from '../../contract/api/basics';
import { messages } from '../../contract/messages/current';
import { formatMoment, formatNumber } from '../format';
import { ConfirmDialog } from './confirm-dialog';
import { madeLedger } from './home';

export interface UndoDialogProps {
  readonly operation: OperationSummary;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function UndoDialog({ operation, onConfirm, onCancel }: UndoDialogProps) {
  const words = messages.undo;
  const made = madeLedger(operation);
  return (
    <ConfirmDialog
      title={made ? words.putBackTitle : words.title}
      confirm={made ? messages.plan.putBack : words.confirm}
      cancel={messages.common.cancel}
      primary="confirm"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>
        <strong>
          {words.what({ operation: messages.operations[operation.operation], at: formatMoment(operation.at) })}
        </strong>
      </p>
      <ul class="steps">
        <li>{words.effect({ n: formatNumber(operation.cells) })}</li>
        {made && <li>{words.setup}</li>}
        <li>{words.later}</li>
      </ul>
    </ConfirmDialog>
  );
}
