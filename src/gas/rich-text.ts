/** Rich text between plain data and Google's builders. No decisions. */
import type { RichText, TextLooks } from '../domain/merge/recycled';

type RichTextValue = GoogleAppsScript.Spreadsheet.RichTextValue;

function looksOf(style: GoogleAppsScript.Spreadsheet.TextStyle): TextLooks {
  return {
    bold: style.isBold(),
    italic: style.isItalic(),
    underline: style.isUnderline(),
    strikethrough: style.isStrikethrough(),
    color: style.getForegroundColor(),
    fontFamily: style.getFontFamily(),
    fontSize: style.getFontSize(),
  };
}

/** Null for text that is the same throughout and links nowhere. What all of it shares are looks of the cell. */
export function readRichText(value: RichTextValue): RichText | null {
  const runs = value.getRuns();
  if (runs.length < 2 && value.getLinkUrl() === null) return null;
  const looks = runs.map((run) => looksOf(run.getTextStyle()));
  const isShared = (key: keyof TextLooks): boolean => looks.every((one) => one[key] === looks[0]?.[key]);
  return {
    text: value.getText(),
    runs: runs.map((run, i) => ({
      start: run.getStartIndex(),
      end: run.getEndIndex(),
      link: run.getLinkUrl(),
      looks: Object.fromEntries(
        Object.entries(looks[i] as TextLooks).filter(
          ([key, look]) => look !== null && !isShared(key as keyof TextLooks),
        ),
      ),
    })),
  };
}

export function buildRichText({ text, runs }: RichText): RichTextValue {
  const builder = SpreadsheetApp.newRichTextValue().setText(text);
  for (const { start, end, link, looks } of runs) {
    // A link sets looks of its own, so it comes first.
    if (link !== null) builder.setLinkUrl(start, end, link);
    if (Object.keys(looks).length > 0) builder.setTextStyle(start, end, buildStyle(looks));
  }
  return builder.build();
}

export function buildStyle(looks: Partial<TextLooks>): GoogleAppsScript.Spreadsheet.TextStyle {
  const style = SpreadsheetApp.newTextStyle();
  if (typeof looks.bold === 'boolean') style.setBold(looks.bold);
  if (typeof looks.italic === 'boolean') style.setItalic(looks.italic);
  if (typeof looks.underline === 'boolean') style.setUnderline(looks.underline);
  if (typeof looks.strikethrough === 'boolean') style.setStrikethrough(looks.strikethrough);
  if (typeof looks.color === 'string') style.setForegroundColor(looks.color);
  if (typeof looks.fontFamily === 'string') style.setFontFamily(looks.fontFamily);
  if (typeof looks.fontSize === 'number') style.setFontSize(looks.fontSize);
  return style.build();
}
