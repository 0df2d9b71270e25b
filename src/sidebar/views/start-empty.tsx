/** A ledger without customers, on an empty sheet or on a tab of its own, with or without samples. */
import { useState } from 'preact/hooks';
import type { LedgerStatus } from '../../contract/api/ledger';
import { basics } from '../../contract/messages/current-basics';
import { setUp } from '../../contract/messages/current-set-up';
import type { Language } from '../../domain/sheet-snapshot';
import { Button } from './button';
import { CheckField } from './check-field';
import { SelectField } from './select-field';

export interface StartEmptyProps {
  readonly status: LedgerStatus;
  readonly sampleRows: boolean;
  readonly busy: boolean;
  readonly onStart: (choice: { readonly language: Language; readonly sampleRows: boolean }) => void;
  readonly onNotNow: () => void;
}

/** The languages a ledger can have, each by its own name. */
export const LANGUAGE_CHOICES = Object.entries(basics.common.chosenLanguage).map(([value, text]) => ({
  value,
  text,
}));

export function StartEmpty({ status, sampleRows, busy, onStart, onNotNow }: StartEmptyProps) {
  const [language, setLanguage] = useState(status.language);
  const [samples, setSamples] = useState(sampleRows);
  const words = setUp.before;
  return (
    <>
      <p>{status.state === 'empty' ? words.emptyText({ sheet: status.sheetName }) : words.newTabText}</p>
      <SelectField
        label={words.ledgerLanguage}
        value={language}
        choices={LANGUAGE_CHOICES}
        onChange={(value) => setLanguage(value as Language)}
      />
      <CheckField label={words.sampleRows} checked={samples} onChange={setSamples} />
      <div class="buttons">
        <Button class="primary" onClick={() => onStart({ language, sampleRows: samples })} waiting={busy}>
          {words.start}
        </Button>
        <Button onClick={onNotNow} waiting={busy}>
          {setUp.plan.notNow}
        </Button>
      </div>
    </>
  );
}
