// A menu whose items ask: prompt, check, confirm.
const onOpen = () =>
  SpreadsheetApp.getUi()
    .createMenu('Members')
    .addItem('Add…', 'addMember')
    .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Count', 'countMembers'))
    .addToUi();

function addMember() {
  const ui = SpreadsheetApp.getUi();
  const asked = ui.prompt('New member', 'E-mail address:', ui.ButtonSet.OK_CANCEL);
  if (asked.getSelectedButton() !== ui.Button.OK) return 'cancelled';
  const email = asked.getResponseText().trim().toLowerCase();
  if (!/^[^@\s]+@[^@\s]+\.\w+$/.test(email)) {
    ui.alert(`“${email}” is no address.`);
    return 'refused';
  }
  const sheet = SpreadsheetApp.getActiveSheet();
  const found = sheet.createTextFinder(email).matchEntireCell(true).findNext();
  if (
    found &&
    ui.alert('Already there', `Row ${found.getRow()}. Add all the same?`, ui.ButtonSet.YES_NO) !== ui.Button.YES
  )
    return 'kept';
  const numbers = sheet.getRange('A2:A').getValues().flat().filter(Number);
  const number = Math.max(0, ...numbers) + 1;
  sheet.appendRow([number, email, new Date(), `'0${number}`]);
  sheet.getRange(sheet.getLastRow(), 3).setNumberFormat('yyyy-mm-dd');
  return number;
}

function countMembers() {
  Browser.msgBox(`${SpreadsheetApp.getActiveSheet().getLastRow() - 1} members`);
}
