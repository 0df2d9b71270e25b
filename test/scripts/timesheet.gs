// Clocking in and out, hours as durations, a sum for each week.
var TIME_ZONE = SpreadsheetApp.getActive().getSpreadsheetTimeZone();

function clock(name, when) {
  var sheet = SpreadsheetApp.getActive().getSheetByName('times');
  var now = when ? new Date(when) : new Date();
  var day = Utilities.formatDate(now, TIME_ZONE, 'yyyy-MM-dd');
  var time = Utilities.formatDate(now, TIME_ZONE, 'HH:mm');
  var data = sheet.getDataRange().getDisplayValues();
  for (var row = data.length - 1; row > 0; row--) {
    if (data[row][0] === name && data[row][1] === day && data[row][3] === '') {
      sheet.getRange(row + 1, 4).setValue(time);
      sheet
        .getRange(row + 1, 5)
        .setFormula('=D' + (row + 1) + '-C' + (row + 1))
        .setNumberFormat('[h]:mm');
      return 'out';
    }
  }
  sheet.appendRow([name, day, time]);
  sheet.getRange(sheet.getLastRow(), 2).setNumberFormat('yyyy-mm-dd');
  return 'in';
}

function weeklyHours() {
  var sheet = SpreadsheetApp.getActive().getSheetByName('times');
  var rows = sheet.getDataRange().getValues().slice(1);
  var sums = {};
  rows.forEach((row) => {
    if (!row[3]) return;
    var week = Utilities.formatDate(row[1], TIME_ZONE, "YYYY-'W'ww");
    var hours = (row[3].getTime() - row[2].getTime()) / 36e5;
    var key = row[0] + '|' + week;
    sums[key] = (sums[key] || 0) + hours;
  });
  var out = Object.keys(sums)
    .sort()
    .map((key) => key.split('|').concat(sums[key]));
  var target = sheet.getRange(1, 7, out.length + 1, 3);
  target.setValues([['Who', 'Week', 'Hours']].concat(out));
  target.offset(1, 2, out.length, 1).setNumberFormat('0.00');
  SpreadsheetApp.getActive().getRange('times!A1:I1').setFontWeight('bold').setHorizontalAlignment('center');
  return out;
}
