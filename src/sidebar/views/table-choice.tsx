/** Several tables on one sheet: which one holds the customers. */
import { useState } from 'preact/hooks';
import { messages } from '../../contract/messages/current';
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
      <legend>{messages.before.chooseTable}</legend>
      {tables.map((table) => (
        <label class="radio" key={table.range}>
          <input type="radio" name="table" checked={table.range === range} onChange={() => setRange(table.range)} />
          <span>{messages.before.table(table)}</span>
        </label>
      ))}
      <Button class="primary" onClick={() => onChoose(range)}>
        {messages.before.useTable}
      </Button>
    </fieldset>
  );
}
