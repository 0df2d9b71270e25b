/** The page's buttons. A button that must wait stays focusable and says so. */
import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  /** Does nothing for the moment, but keeps the focus. */
  readonly waiting?: boolean;
  /** The key that does the same, as `aria-keyshortcuts` has it. */
  readonly keys?: string;
  /** Sends the form it stands in. */
  readonly submit?: boolean;
}

/** A real button; `class` is `primary`, `quiet`, `row` or `icon-only` beside the plain one. */
export function Button(props: ButtonProps) {
  const { onClick, children, waiting = false, submit = false, label, keys, class: kind = '' } = props;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${kind}`}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      aria-disabled={waiting ? 'true' : undefined}
      onClick={() => {
        if (!waiting) onClick?.();
      }}
    >
      {children}
    </button>
  );
}
