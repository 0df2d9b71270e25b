/** Whom a customer may be already, and why. */
import type { PossibleDuplicate } from '../../contract/api';
import { messages } from '../../contract/messages/current';
import { Button } from './button';

export interface DuplicatesProps {
  readonly duplicates: readonly PossibleDuplicate[];
  readonly onOpen: (customerId: string) => void;
}

/** Is read out when it appears or changes. */
export function Duplicates({ duplicates, onOpen }: DuplicatesProps) {
  return (
    <div role="status">
      {duplicates.length > 0 && (
        <section class="card duplicates" tabIndex={-1} aria-labelledby="duplicates-title">
          <h2 id="duplicates-title">{messages.duplicates.title}</h2>
          <ul>
            {duplicates.map(({ customerId, rowNumber, name, detail, owner, reasons }, i) => (
              <li key={customerId || i}>
                <p>
                  <span class="name">
                    {owner === undefined ? name || messages.unnamed : messages.form.otherOf({ owner })}
                  </span>
                  {owner === undefined && <span class="hint number">{messages.common.row({ n: rowNumber })}</span>}
                  {detail !== '' && <span class="detail">{detail}</span>}
                  <span class="chip duplicate">
                    {reasons
                      .map((reason) => messages.duplicateReasons[reason])
                      .join(messages.duplicates.reasonSeparator)}
                  </span>
                </p>
                {owner === undefined && (
                  <Button label={messages.form.openOtherNamed({ name })} onClick={() => onOpen(customerId)}>
                    {messages.form.openOther}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
