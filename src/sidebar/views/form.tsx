/** A form that is sent by its button or with Enter. */
import type { ComponentChildren, Ref } from 'preact';

export interface FormProps {
  readonly class?: string;
  /** Whether it may be sent at all. */
  readonly ready: boolean;
  readonly onSend: () => void;
  /** For finding what is in the way in it. */
  readonly page?: Ref<HTMLFormElement>;
  readonly children: ComponentChildren;
}

export function Form({ class: style = 'form', ready, onSend, page = null, children }: FormProps) {
  return (
    <form
      class={style}
      ref={page}
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
