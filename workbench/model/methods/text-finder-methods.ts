/** TextFinder, host side: searches a spreadsheet, a sheet or a range. */
import type { Host, HostMethods } from '../../sandbox/door';
import { type Area, wholeSheet } from '../area';
import { type FindOptions, findCells, replaceInCell } from '../find-text';
import type { Sheet } from '../workbook';
import { areaOf, changes, type RangeTarget, rangeSheet, reads, sheetIn, targetOf, writerOf } from './method-kit';

type Place = null | number | RangeTarget;

function areasOf(host: Host, place: Place): { sheet: Sheet; area: Area }[] {
  if (place === null) return host.state.workbook.sheets.map((sheet) => ({ sheet, area: wholeSheet(sheet) }));
  if (typeof place === 'number') return [{ sheet: sheetIn(host, place), area: wholeSheet(sheetIn(host, place)) }];
  return [{ sheet: rangeSheet(host, place), area: areaOf(place) }];
}

export const textFinderMethods: HostMethods = {
  'TextFinder.findAll': reads((host, place: Place, options: FindOptions) =>
    areasOf(host, place).flatMap(({ sheet, area }) =>
      findCells(writerOf(host), sheet, area, options).map((cell) => targetOf(sheet, { ...cell, rows: 1, columns: 1 })),
    ),
  ),
  'TextFinder.replaceAllWith': changes((host, place: Place, options: FindOptions, replacement: string) => {
    let replaced = 0;
    for (const { sheet, area } of areasOf(host, place))
      for (const cell of findCells(writerOf(host), sheet, area, options))
        replaced += replaceInCell(writerOf(host), sheet, cell, options, replacement);
    return replaced;
  }),
  'TextFinder.replaceWith': changes((host, target: RangeTarget, options: FindOptions, replacement: string) =>
    replaceInCell(writerOf(host), rangeSheet(host, target), target, options, replacement),
  ),
};
