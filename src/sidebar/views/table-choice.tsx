/** Several tables on one sheet: which one holds the customers. */
import { useState } from 'preact/hooks';
import { setUp } from '../../contract/messages/current-set-up';
import type { Table } from '../sidebar-state';
import { Button } from './button';

export function TableChoice({
  tables,
  onChoose,
}: {
  readonly tables: readonly Table[];
  readonly onChoose: (range: string) => void;
}) {
  const [range, setRange] = useState(tables[0]?.range ?? '');
  return (
    <fieldset class="card">
      <legend>{setUp.before.chooseTable}</legend>
      {tables.map((table) => (
        <label class="radio" key={table.range}>
          <input type="radio" name="table" checked={table.range === range} onChange={() => setRange(table.range)} />
          <span>{setUp.before.table(table)}</span>
        </label>
      ))}
      <Button class="primary" onClick={() => onChoose(range)}>
        {setUp.before.useTable}
      </Button>
    </fieldset>
  );
}
