/** A form that is sent by its button or with Enter. */
import type { ComponentChildren } from 'preact';

export interface FormProps {
  readonly class?: string;
  /** Whether it may be sent at all. */
  readonly ready: boolean;
  readonly onSend: () => void;
  readonly children: ComponentChildren;
}

export function Form({ class: style = 'form', ready, onSend, children }: FormProps) {
  return (
    <form
      class={style}
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend();
      }}
    >
      {children}
    </form>
  );
}
