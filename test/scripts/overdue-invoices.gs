// As scripts were written for the Rhino runtime: var, for-in, globals without a declaration, the menu by addMenu.
var SHEET_NAME = 'invoices';
var DAY = 24 * 60 * 60 * 1000;

function onOpen() {
  var ss = SpreadsheetApp.getActiveSpreadsheet();
  var items = [{ name: 'Mark overdue', functionName: 'markOverdue' }, null, { name: 'About', functionName: 'about' }];
  ss.addMenu('Invoices', items);
}

function about() {
  Browser.msgBox('Invoices', 'Marks what is overdue.', Browser.Buttons.OK);
}

function markOverdue() {
  var ss = SpreadsheetApp.getActiveSpreadsheet();
  sheet = ss.getSheetByName(SHEET_NAME);
  var data = sheet.getDataRange().getValues();
  var today = new Date(2026, 5, 15);
  var owing = new Object();
  var count = 0;
  for (i in data) {
    if (i == 0) continue;
    var row = data[i];
    var days = Math.floor((today.getTime() - new Date(row[1]).getTime()) / DAY);
    if (row[3] == 'paid' || days <= 30) continue;
    count++;
    var line = parseInt(i, 10) + 1;
    sheet.getRange(line, 4).setValue('overdue');
    sheet.getRange(line, 1, 1, 4).setBackgroundColor('#f4cccc');
    sheet.getRange(line, 4).setComment(days + ' days');
    if (owing[row[0]] == undefined) owing[row[0]] = 0;
    owing[row[0]] += row[2];
  }
  var names = [];
  for (var name in owing) names.push(name + ': ' + owing[name].toFixed(2));
  names.sort();
  Logger.log('%s overdue, owed by %s', count, names.join('; '));
  ss.toast(count + ' overdue', 'Invoices', 5);
}
