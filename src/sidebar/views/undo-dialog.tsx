/**
 * Asks before an operation is undone, and tells what that means. Escape is Cancel; the browser gives the focus back
 * when the dialog closes.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { OperationSummary } from '../../contract/api';
import { messages } from '../../contract/messages/current';
import { formatMoment, formatNumber } from '../format';
import { Button } from './button';
import { madeLedger } from './home';

const CONFIRMED = 'confirmed';

export interface UndoDialogProps {
  readonly operation: OperationSummary;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function UndoDialog({ operation, onConfirm, onCancel }: UndoDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const words = messages.undo;
  const made = madeLedger(operation);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="undo-title"
      onClose={(event) => (event.currentTarget.returnValue === CONFIRMED ? onConfirm() : onCancel())}
    >
      <h2 id="undo-title">{made ? words.putBackTitle : words.title}</h2>
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
      <div class="buttons">
        <Button class="primary" onClick={() => dialog.current?.close(CONFIRMED)}>
          {made ? messages.plan.putBack : words.confirm}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{messages.common.cancel}</Button>
      </div>
    </dialog>
  );
}
