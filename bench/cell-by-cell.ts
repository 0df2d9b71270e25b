/** The baseline: the set-up's main steps as many tutorials write them, one service call for each cell. */
export const CELL_BY_CELL = `
function setUpCellByCell() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var rows = sheet.getLastRow();
  var columns = sheet.getLastColumn();
  var phone = 0, email = 0;
  for (var c = 1; c <= columns; c++) {
    var header = String(sheet.getRange(1, c).getValue());
    if (/phone|mobile|电话|手机/i.test(header) && !phone) phone = c;
    if (/mail|邮箱/i.test(header) && !email) email = c;
    sheet.getRange(1, c).setFontWeight('bold');
  }
  var seen = {};
  for (var r = 2; r <= rows; r++) {
    sheet.getRange(r, columns + 1).setValue('C-' + ('000000' + (r - 1)).slice(-6));
    if (phone) {
      var digits = String(sheet.getRange(r, phone).getValue()).replace(/[^0-9]/g, '');
      sheet.getRange(r, phone).setNumberFormat('@');
      sheet.getRange(r, phone).setValue(digits);
      if (digits && seen[digits]) sheet.getRange(r, 1).setBackground('#D68FF5');
      seen[digits] = true;
    }
    if (email) sheet.getRange(r, email).setValue(String(sheet.getRange(r, email).getValue()).trim().toLowerCase());
  }
}
`;
