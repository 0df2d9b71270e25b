/** Asks before something is done that cannot simply be done again. Escape is Cancel; the browser gives the focus back. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button';

const CONFIRMED = 'confirmed';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly confirm: string;
  readonly cancel: string;
  /** Which of the two is the one to press without thinking. */
  readonly primary: 'confirm' | 'cancel';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const kindOf = (button: ConfirmDialogProps['primary']) => (button === props.primary ? 'primary' : '');
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onClose={(event) => (event.currentTarget.returnValue === CONFIRMED ? props.onConfirm() : props.onCancel())}
    >
      <h2 id="dialog-title">{props.title}</h2>
      {props.children}
      <div class="buttons">
        <Button class={kindOf('confirm')} onClick={() => dialog.current?.close(CONFIRMED)}>
          {props.confirm}
        </Button>
        <Button class={kindOf('cancel')} onClick={() => dialog.current?.close()}>
          {props.cancel}
        </Button>
      </div>
    </dialog>
  );
}
