// What reaches outside Google Sheets is not emulated.
function update() {
  const answer = UrlFetchApp.fetch('https://example.com/rates.json', { muteHttpExceptions: true });
  SpreadsheetApp.getActiveSheet().getRange('A1').setValue(JSON.parse(answer.getContentText()).EUR);
}
function backUp() {
  DriveApp.getFileById(SpreadsheetApp.getActive().getId()).makeCopy('copy');
}
function inbox() {
  return GmailApp.search('is:unread').length;
}
function appointments() {
  return CalendarApp.getDefaultCalendar().getEvents(new Date(), new Date());
}
function byApi() {
  return Sheets.Spreadsheets.Values.get('id', 'A1');
}
function chart() {
  SpreadsheetApp.getActiveSheet().newChart().asAreaChart();
}
function other() {
  SpreadsheetApp.openById('1AbCdEfGhIjKlMnOpQrStUvWxYz').getName();
}
function query() {
  SpreadsheetApp.getActiveSheet().getRange('A1').setFormula('=QUERY(B1:C2, "select B")');
}
