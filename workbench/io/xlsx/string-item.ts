/** Text with formatted runs as XLSX stores it (shared string, inline string, comment). Knows no cell. */
import type { XmlHandlers } from './xml-scanner';
import { decodeEscapes } from './xml-text';
import { treeBuilder, type XmlElement } from './xml-tree';

export interface StringItem {
  readonly text: string;
  /** Only where the text has runs; `properties` is the `rPr` element. */
  readonly runs?: readonly { readonly text: string; readonly properties?: XmlElement }[];
}

/** Handlers for what stands inside `si`, `is` or `text`; call `take` when that element closes. */
export function stringItemReader(): XmlHandlers & { take(): StringItem } {
  let text = '';
  let runs: { text: string; properties?: XmlElement }[] = [];
  let inText = false;
  let phonetic = false;
  let properties: XmlElement | undefined;
  let propertiesDepth = 0;
  const builder = treeBuilder((element) => {
    properties = element;
  });
  let runText = '';
  let inRun = false;

  return {
    open(name, attributes) {
      if (propertiesDepth || (name === 'rPr' && inRun)) {
        propertiesDepth++;
        builder.open(name, attributes);
      } else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
      else if (name === 'r') {
        inRun = true;
        runText = '';
        properties = undefined;
      }
    },
    text(piece) {
      if (!inText) return;
      if (inRun) runText += piece;
      else text += piece;
    },
    close(name) {
      if (propertiesDepth) {
        propertiesDepth--;
        builder.close(name);
      } else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'r') {
        inRun = false;
        runs.push({ text: decodeEscapes(runText), ...(properties && { properties }) });
      }
    },
    take() {
      const item: StringItem = runs.length
        ? { text: runs.map((run) => run.text).join(''), runs }
        : { text: decodeEscapes(text) };
      text = '';
      runs = [];
      return item;
    },
  };
}
