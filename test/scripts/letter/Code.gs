// A mail merge from an HTML template with an included style sheet; what was sent is marked.
function include(name) {
  return HtmlService.createHtmlOutputFromFile(name).getContent();
}

function sendLetters() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const [, ...people] = sheet.getDataRange().getDisplayValues();
  const sender = Session.getActiveUser().getEmail();
  people.forEach(([name, email, orders, sent], index) => {
    if (sent || !email) return;
    const template = HtmlService.createTemplateFromFile('Letter');
    template.name = name;
    template.orders = orders.split(';').map((order) => order.trim());
    const htmlBody = template.evaluate().getContent();
    try {
      MailApp.sendEmail({
        to: email,
        subject: `Your orders, ${name}`,
        body: `Dear ${name}, you ordered ${orders}.`,
        htmlBody,
        replyTo: sender,
        attachments: [Utilities.newBlob(template.orders.join('\n'), 'text/csv', 'orders.csv')],
      });
      sheet.getRange(index + 2, 4).setValue('yes');
      SpreadsheetApp.flush();
    } catch (error) {
      sheet.getRange(index + 2, 4).setValue(error.message);
    }
  });
}
