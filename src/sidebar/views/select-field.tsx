/** A labelled native select. */
import type { Ref } from 'preact';
import type { Choice } from '../format';
import { Field, type FieldProps } from './field';

export interface SelectFieldProps extends Omit<FieldProps, 'control'> {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly selectRef?: Ref<HTMLSelectElement>;
  readonly onBlur?: () => void;
}

export function SelectField({ value, choices, onChange, selectRef, onBlur, ...field }: SelectFieldProps) {
  return (
    <Field
      {...field}
      control={(attributes) => (
        <select
          {...attributes}
          ref={selectRef ?? null}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onBlur}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}
