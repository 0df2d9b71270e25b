/** What every labelled control has around it: its label, its hints and its error, each linked to it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What the control itself carries. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Something to look at that stops nobody. */
  readonly warning?: string | undefined;
  readonly error?: string | undefined;
  readonly control: (attributes: ControlAttributes) => ComponentChildren;
}

export function Field({ label, control, ...notes }: FieldProps) {
  const id = useId();
  const shown = (['hint', 'warning', 'error'] as const).filter((kind) => notes[kind]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control({
        id,
        'aria-describedby': shown.map((kind) => `${id}-${kind}`).join(' ') || undefined,
        'aria-invalid': notes.error ? 'true' : undefined,
      })}
      {shown.map((kind) => (
        <p class={kind} key={kind} id={`${id}-${kind}`}>
          {notes[kind]}
        </p>
      ))}
    </div>
  );
}
