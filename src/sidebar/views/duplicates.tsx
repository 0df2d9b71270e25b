/** Whom a customer may be already, and why; and who merely shares a phone with them. */
import type { PossibleDuplicate } from '../../contract/api/customer';
import { messages } from '../../contract/messages/current';
import { isHint } from '../../domain/duplicate-reasons';
import { Button } from './button';

export interface DuplicatesProps {
  readonly duplicates: readonly PossibleDuplicate[];
  readonly onOpen: (customerId: string) => void;
}

/** Is read out when it appears or changes. */
export function Duplicates({ duplicates, onOpen }: DuplicatesProps) {
  const [hints, doubts] = [duplicates.filter(isHint), duplicates.filter((one) => !isHint(one))];
  return (
    <div role="status">
      {doubts.length > 0 && (
        <section class="card duplicates" tabIndex={-1} aria-labelledby="duplicates-title">
          <h2 id="duplicates-title">{messages.duplicates.title}</h2>
          <ul>
            {doubts.map((other, i) => (
              <li key={other.customerId || i}>
                <p>
                  <span class="name">{nameOf(other)}</span>
                  {other.owner === undefined && (
                    <span class="hint number">{messages.common.row({ n: other.rowNumber })}</span>
                  )}
                  {other.detail !== '' && <span class="detail">{other.detail}</span>}
                  <span class="chip duplicate">
                    {other.reasons
                      .map((reason) => messages.duplicateReasons[reason])
                      .join(messages.duplicates.reasonSeparator)}
                  </span>
                </p>
                <OpenOther other={other} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {hints.map((other, i) => (
        <div class="shared" key={other.customerId || i}>
          <p class="hint">{messages.form.sharedPhone({ name: nameOf(other) })}</p>
          <OpenOther other={other} onOpen={onOpen} />
        </div>
      ))}
    </div>
  );
}

function nameOf({ name, owner }: PossibleDuplicate): string {
  return owner === undefined ? name || messages.unnamed : messages.form.otherOf({ owner });
}

function OpenOther({
  other,
  onOpen,
}: {
  readonly other: PossibleDuplicate;
  readonly onOpen: DuplicatesProps['onOpen'];
}) {
  const { customerId, name, owner } = other;
  if (owner !== undefined) return null;
  return (
    <Button label={messages.form.openOtherNamed({ name })} onClick={() => onOpen(customerId)}>
      {messages.form.openOther}
    </Button>
  );
}
