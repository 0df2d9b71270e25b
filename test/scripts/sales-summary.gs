// In batches: one read, arrays in memory, one write; a tab for the result.
const REPORT = 'Summary';

function summarise() {
  const ss = SpreadsheetApp.getActive();
  const [header, ...rows] = ss.getSheets()[0].getDataRange().getValues();
  const at = Object.fromEntries(header.map((name, index) => [name.toLowerCase(), index]));

  const byRegion = rows
    .filter((row) => row[at.amount] !== '')
    .reduce((sums, row) => {
      const { orders, amount } = sums[row[at.region]] ?? { orders: 0, amount: 0 };
      return { ...sums, [row[at.region]]: { orders: orders + 1, amount: amount + row[at.amount] } };
    }, {});
  const table = Object.entries(byRegion).map(([region, { orders, amount }]) => [
    region,
    orders,
    amount,
    amount / orders,
  ]);
  const total = table.reduce((sum, [, , amount]) => sum + amount, 0);

  const old = ss.getSheetByName(REPORT);
  if (old) ss.deleteSheet(old);
  const sheet = ss.insertSheet(REPORT, ss.getNumSheets());
  sheet.getRange(1, 1, table.length + 1, 4).setValues([['Region', 'Orders', 'Amount', 'Mean'], ...table]);
  sheet.getRange(2, 1, table.length, 4).sort([{ column: 3, ascending: false }]);
  sheet.appendRow(['Total', `=SUM(B2:B${table.length + 1})`, total]);
  sheet.getRange('C2:D').setNumberFormat('#,##0.00');
  sheet
    .getRange('A1:D1')
    .setFontWeights([Array(4).fill('bold')])
    .setBorder(null, null, true, null, null, null, '#000000', SpreadsheetApp.BorderStyle.SOLID);
  sheet.setFrozenRows(1);
  sheet.autoResizeColumns(1, 4);
  ss.setNamedRange('TotalAmount', sheet.getRange(table.length + 2, 3));
  return total;
}
