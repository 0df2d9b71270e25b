/**
 * Price without tax.
 *
 * @param {number|Array<Array<number>>} price A price with tax, or a range of them.
 * @param {number} rate The tax rate; 0.2 if left out.
 * @return The price without tax.
 * @customfunction
 */
function NETPRICE(price, rate) {
  if (Array.isArray(price)) return price.map((row) => row.map((each) => NETPRICE(each, rate)));
  if (typeof price !== 'number') throw new Error('No price: ' + price);
  return Math.round((price / (1 + (rate || 0.2))) * 100) / 100;
}

/**
 * The last day of the month of a date, and how many cells of a range are filled.
 * @customfunction
 */
function MONTHEND(date) {
  return new Date(date.getFullYear(), date.getMonth() + 1, 0);
}

/** @customfunction */
function FILLED(range) {
  return range.reduce((count, row) => count + row.filter((cell) => cell !== '').length, 0);
}

function writeFormulas() {
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange('D1:E1').setValues([['Net', 'Due']]);
  sheet.getRange('D2:D4').setFormulaR1C1('=NETPRICE(RC[-2])');
  sheet.getRange('E2').setFormula('=monthend(C2)');
  sheet.getRange('E3').setFormula('=FILLED(A1:C4)+1');
  return sheet.getRange('D2:D4').getValues();
}
