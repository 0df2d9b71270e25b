/** The page's buttons. A button that must wait stays focusable and says so. */
import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  /** Does nothing for the moment, but keeps the focus. */
  readonly waiting?: boolean;
  /** Sends the form it stands in. */
  readonly submit?: boolean;
}

/** A real button; `class` is `primary`, `quiet`, `row` or `icon-only` beside the plain one. */
export function Button({ onClick, children, waiting = false, submit = false, label, class: kind = '' }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${kind}`}
      aria-label={label}
      title={label}
      aria-disabled={waiting ? 'true' : undefined}
      onClick={() => {
        if (!waiting) onClick?.();
      }}
    >
      {children}
    </button>
  );
}
