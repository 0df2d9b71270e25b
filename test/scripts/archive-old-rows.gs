// A nightly clean-up by a clock trigger: rows that are done and old move to another tab.
var KEEP_DAYS = 90;

function install() {
  ScriptApp.getProjectTriggers().forEach((trigger) => {
    if (trigger.getHandlerFunction() === 'cleanUp') ScriptApp.deleteTrigger(trigger);
  });
  ScriptApp.newTrigger('cleanUp').timeBased().atHour(3).everyDays(1).inTimezone('Asia/Shanghai').create();
  return ScriptApp.getProjectTriggers().length;
}

function cleanUp(event) {
  var lock = LockService.getScriptLock();
  if (!lock.tryLock(10000)) {
    console.warn('Another clean-up is under way.');
    return;
  }
  try {
    var ss = SpreadsheetApp.getActiveSpreadsheet();
    var sheet = ss.getSheets()[0];
    var archive = ss.getSheetByName('Archive') || ss.insertSheet('Archive', 1);
    if (archive.getLastRow() === 0) {
      sheet.getRange(1, 1, 1, sheet.getLastColumn()).copyTo(archive.getRange('A1'));
    }
    var limit = new Date();
    limit.setDate(limit.getDate() - KEEP_DAYS);
    var values = sheet.getDataRange().getValues();
    var moved = 0;
    // From the bottom, so that rows above keep their numbers.
    for (var row = values.length; row > 1; row--) {
      var [task, status, closed] = values[row - 1];
      if (String(status).toLowerCase() !== 'done' || !(closed instanceof Date) || closed > limit) continue;
      archive.appendRow(values[row - 1]);
      sheet.deleteRow(row);
      moved++;
    }
    if (archive.getLastRow() > 1) archive.getRange(2, 3, archive.getLastRow() - 1).setNumberFormat('yyyy-mm-dd');
    var properties = PropertiesService.getScriptProperties();
    properties.setProperties({ LAST_RUN: limit.toISOString(), MOVED: moved });
    var total = Number(properties.getProperty('TOTAL') || 0) + Number(properties.getProperty('MOVED'));
    properties.setProperty('TOTAL', total);
    console.log({ moved, total, by: event ? event.triggerUid : 'hand' });
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}
