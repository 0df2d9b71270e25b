/** Alternating colours: Sheets' themes and the colour of a cell in a banded range. Theme colours as gas-fakes reads them from the live service. [gasfakes] */
import { boundedArea, isWithin } from './area';
import type { Banding, BandingColors, Sheet } from './workbook';

export const BANDING_THEMES: Readonly<Record<string, Required<BandingColors>>> = {
  LIGHT_GREY: { header: '#bdbdbd', first: '#ffffff', second: '#f3f3f3', footer: '#dedede' },
  CYAN: { header: '#4dd0e1', first: '#ffffff', second: '#e0f7fa', footer: '#a2e8f1' },
  GREEN: { header: '#63d297', first: '#ffffff', second: '#e7f9ef', footer: '#afe9ca' },
  YELLOW: { header: '#f7cb4d', first: '#ffffff', second: '#fef8e3', footer: '#fce8b2' },
  ORANGE: { header: '#f46524', first: '#ffffff', second: '#ffe6dd', footer: '#ffccbc' },
  BLUE: { header: '#5b95f9', first: '#ffffff', second: '#e8f0fe', footer: '#acc9fe' },
  TEAL: { header: '#26a69a', first: '#ffffff', second: '#ddf2f0', footer: '#8cd3cd' },
  GREY: { header: '#78909c', first: '#ffffff', second: '#ebeff1', footer: '#bbc8ce' },
  BROWN: { header: '#cca677', first: '#ffffff', second: '#f8f2eb', footer: '#e6d3ba' },
  LIGHT_GREEN: { header: '#8bc34a', first: '#ffffff', second: '#eef7e3', footer: '#c4e2a0' },
  INDIGO: { header: '#8989eb', first: '#ffffff', second: '#e8e7fc', footer: '#c4c3f7' },
  PINK: { header: '#e91d63', first: '#ffffff', second: '#fddce8', footer: '#f68ab0' },
};

/** The colours of a banding, its own ones before its theme's; a band it does not have is null. */
export function bandingColors(banding: Banding): Required<BandingColors> {
  const theme = BANDING_THEMES[banding.theme] ?? (BANDING_THEMES['LIGHT_GREY'] as Required<BandingColors>);
  const own = banding.colors ?? {};
  return {
    header: own.header !== undefined ? own.header : banding.header ? theme.header : null,
    first: own.first !== undefined ? own.first : theme.first,
    second: own.second !== undefined ? own.second : theme.second,
    footer: own.footer !== undefined ? own.footer : banding.footer ? theme.footer : null,
  };
}

/** The colour that bandings give to a cell, if any. */
export function bandColor(sheet: Sheet, row: number, column: number): string | undefined {
  const banding = sheet.bandings.find((b) => isWithin(row, column, b.rect));
  if (!banding) return undefined;
  const colors = bandingColors(banding);
  const area = boundedArea(banding.rect, sheet);
  const [position, size] = banding.byColumn ? [column - area.column, area.columns] : [row - area.row, area.rows];
  if (colors.header && position === 0) return colors.header;
  if (colors.footer && position === size - 1) return colors.footer;
  return ((position - (colors.header ? 1 : 0)) % 2 === 0 ? colors.first : colors.second) ?? undefined;
}
