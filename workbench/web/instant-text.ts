/** A moment as people read it, in the spreadsheet's time zone. */
export function instantText(epochMs: number, timeZone: string): string {
  // Not navigator.language: on machines without a locale it is `en-US@posix`, which Intl refuses.
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(epochMs);
}
