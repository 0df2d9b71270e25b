/** The shared strings of a workbook, by the index that cells carry. */
import { FileProblem } from '../file-problem';
import { type StringItem, stringItemReader } from './string-item';
import { scanXml } from './xml-scanner';

/** Far above what real files share, far below what exhausts memory. */
const MAX_STRINGS = 4_000_000;

export async function readStrings(pieces: AsyncIterable<Uint8Array>): Promise<StringItem[]> {
  const items: StringItem[] = [];
  const reader = stringItemReader();
  let inItem = false;
  await scanXml(pieces, {
    open(name, attributes) {
      if (inItem) reader.open(name, attributes);
      else inItem = name === 'si';
    },
    text: reader.text,
    close(name) {
      if (name === 'si') {
        inItem = false;
        if (items.push(reader.take()) > MAX_STRINGS)
          throw new FileProblem('file-unsafe', { reason: 'zip-bomb', strings: items.length });
      } else if (inItem) reader.close(name);
    },
  });
  return items;
}
