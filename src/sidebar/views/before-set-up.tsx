/** The sidebar on a sheet that is no ledger: what set-up would do, and the ways to do it. Nothing is written here. */
import { useRef, useState } from 'preact/hooks';
import type { SetupPreview } from '../../contract/api/set-up';
import { messages } from '../../contract/messages/current';
import { formatNumber, regionChoices } from '../format';
import { runningOperation, type SidebarState } from '../sidebar-state';
import { Button } from './button';
import { sayIssue } from './finding';
import { Icon } from './icon';
import { SelectField } from './select-field';
import { TableChoice } from './table-choice';

export interface BeforeSetUpProps {
  readonly state: SidebarState;
  readonly onShowPreview: () => void;
  readonly onApply: () => void;
  readonly onNotNow: () => void;
  readonly onStartEmpty: () => void;
  readonly onTable: (range: string) => void;
  readonly onRegion: (region: string) => void;
}

function PlanNumbers({ counts }: { readonly counts: SetupPreview['counts'] }) {
  const { plan } = messages;
  const lines = [
    [counts.customers, plan.customers],
    [counts.columns, plan.columns],
    [counts.tidied, plan.tidied],
    [counts.duplicateGroups, plan.duplicates],
    [counts.issues, plan.left],
  ] as const;
  return (
    <ul class="plan-numbers">
      {lines.map(([count, text]) => (
        <li key={text}>
          <span class="number">{formatNumber(count)}</span> <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export function BeforeSetUp(props: BeforeSetUpProps) {
  const { state } = props;
  const { plan, tables, failure } = state;
  const words = messages.before;
  const busy = runningOperation(state) !== null;
  const region = useRef<HTMLSelectElement>(null);
  const [regionWanted, setRegionWanted] = useState(false);
  const refused = failure?.request.method === 'previewSetup' && tables.length === 0;
  function apply(): void {
    if (plan?.region !== '') {
      props.onApply();
    } else {
      setRegionWanted(true);
      region.current?.focus();
    }
  }
  return (
    <>
      {tables.length > 0 && <TableChoice tables={tables} onChoose={props.onTable} />}
      {plan && (
        <>
          <p>{words.what({ sheet: plan.sheetName })}</p>
          <ul class="steps">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <section class="card">
            <PlanNumbers counts={plan.counts} />
            {plan.notes.map((note) => (
              <p class="to-look" key={note.code}>
                <Icon name="warning" />
                {sayIssue(note).what}
              </p>
            ))}
            <Button onClick={props.onShowPreview} waiting={busy} class="wide">
              {words.showPreview}
            </Button>
          </section>
          {plan.region === '' && (
            <SelectField
              label={messages.region.label}
              hint={messages.region.hint}
              error={regionWanted ? messages.errors.chooseRegion : undefined}
              selectRef={region}
              value=""
              choices={[{ value: '', text: messages.region.unknown }, ...regionChoices()]}
              onChange={props.onRegion}
            />
          )}
          <p class="hint">{messages.plan.calm}</p>
          <div class="buttons">
            <Button class="primary" onClick={apply} waiting={busy}>
              {messages.plan.apply}
            </Button>
            <Button onClick={props.onNotNow} waiting={busy}>
              {messages.plan.notNow}
            </Button>
          </div>
        </>
      )}
      {refused && (
        <Button class="quiet" onClick={props.onStartEmpty}>
          {words.insteadEmpty}
        </Button>
      )}
    </>
  );
}
