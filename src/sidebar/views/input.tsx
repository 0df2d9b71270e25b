/** The control in which one field's text is typed. */
import type { FormField } from '../../contract/api/customer';
import { isCivilDate } from '../../domain/civil-date';
import type { ControlAttributes } from './field';

const INPUT_MODES: Partial<Record<FormField['type'], 'tel' | 'email' | 'decimal'>> = {
  phone: 'tel',
  email: 'email',
  number: 'decimal',
  money: 'decimal',
};

/** These may lack their year (`08-15`), which a date control cannot hold. */
const MAY_LACK_YEAR = ['birthday', 'anniversary'];

export interface InputProps {
  readonly field: Pick<FormField, 'key' | 'type' | 'options'>;
  /** Shown, not to be changed. */
  readonly readOnly?: boolean;
  readonly value: string;
  readonly attributes: ControlAttributes;
  readonly onType: (text: string) => void;
  readonly onLeave?: () => void;
}

/** E-mails and numbers are typed into text controls: the browser's own for them would change or drop what is typed. */
export function Input({ field, value, attributes, readOnly = false, onType, onLeave }: InputProps) {
  const shared = { ...attributes, value, readOnly, onBlur: onLeave };
  if (field.type === 'longText') {
    return <textarea {...shared} rows={3} onInput={(event) => onType(event.currentTarget.value)} />;
  }
  const isDate =
    field.type === 'date' && !MAY_LACK_YEAR.includes(field.key) && (value === '' || isCivilDate(value)) && !readOnly;
  const list = field.options.length > 0 ? `${attributes.id}-list` : undefined;
  return (
    <>
      <input
        {...shared}
        type={isDate ? 'date' : 'text'}
        inputMode={INPUT_MODES[field.type]}
        list={list}
        autocomplete="off"
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {list && (
        <datalist id={list}>
          {field.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
