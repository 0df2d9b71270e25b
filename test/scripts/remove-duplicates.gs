// Contacts once each: same address, whatever its case; the newest row stays and fills its gaps from older ones.
function removeDuplicates() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  const range = sheet.getDataRange();
  const [header, ...rows] = range.getValues();
  const email = header.indexOf('Email');
  const changed = header.indexOf('Changed');
  const kept = new Map();
  for (const row of rows.sort((a, b) => b[changed] - a[changed])) {
    const key = String(row[email]).trim().toLowerCase() || Utilities.getUuid();
    const newer = kept.get(key);
    kept.set(key, newer ? newer.map((value, index) => (value === '' ? row[index] : value)) : row);
  }
  const result = [...kept.values()].sort((a, b) => a[0].localeCompare(b[0]));
  range.offset(1, 0, rows.length).clearContent();
  sheet.getRange(2, 1, result.length, header.length).setValues(result);
  const fingerprint = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, JSON.stringify(result));
  CacheService.getDocumentCache().put('fingerprint', Utilities.base64Encode(fingerprint), 600);
  return { before: rows.length, after: result.length };
}
