// Cell by cell: a beginner's loop that reads and writes one cell at a time.
function gradeAll() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var row = 2;
  while (!sheet.getRange(row, 1).isBlank()) {
    var total = 0;
    var taken = 0;
    for (var col = 2; col <= 4; col++) {
      var cell = sheet.getRange(row, col);
      var value = cell.getValue();
      if (value === '') {
        cell.setBackground('yellow');
        continue;
      }
      total = total + value;
      taken = taken + 1;
      if (value < 50) cell.setFontColor('red').setFontWeight('bold');
    }
    sheet.getRange('E' + row).setValue(taken > 0 ? total / taken : 0);
    sheet.getRange('E' + row).setNumberFormat('0.0');
    var grade;
    switch (true) {
      case total / taken >= 85:
        grade = 'A';
        break;
      case total / taken >= 60:
        grade = 'B';
        break;
      default:
        grade = 'C';
    }
    sheet.getRange(row, 6).setValue(grade);
    row++;
  }
  sheet.getRange(row, 4).setValue('Average');
  sheet.getRange(row, 5).setFormula('=AVERAGE(E2:E' + (row - 1) + ')');
  sheet.getRange(row, 6).setFormulaR1C1('=COUNTIF(R2C6:R[-1]C6,"A")');
  return sheet.getRange(row, 5).getValue();
}
