/** The notes of a sheet by cell name, discussions included. */
import { type OfficePackage, type Relation, relationOfType } from './read-package';
import { stringItemReader } from './string-item';
import { allAttributes, scanXml } from './xml-scanner';
import { attr, child, childrenOf } from './xml-tree';

export async function readComments(
  file: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
): Promise<Map<string, string>> {
  const comments = new Map<string, string>();
  const part = relationOfType(relations, 'comments')?.target;
  if (part && file.has(part)) {
    const reader = stringItemReader();
    let cell: string | undefined;
    await scanXml(file.unpack(part), {
      open(name, attributes) {
        if (name === 'comment') cell = allAttributes(attributes).get('ref');
        else if (cell) reader.open(name, attributes);
      },
      text(text) {
        if (cell) reader.text(text);
      },
      close(name) {
        if (name !== 'comment') return cell && reader.close(name);
        if (cell) comments.set(cell, reader.take().text);
        cell = undefined;
      },
    });
  }
  const threads = relationOfType(relations, 'threadedComment')?.target;
  if (!threads || !file.has(threads)) return comments;
  // A discussion also stands among the notes, as a text that only tells older programs so.
  const texts = new Map<string, string[]>();
  for (const element of childrenOf(await file.tree(threads), 'threadedComment')) {
    const cell = attr(element, 'ref') ?? '';
    texts.set(cell, [...(texts.get(cell) ?? []), child(element, 'text')?.text ?? '']);
  }
  for (const [cell, lines] of texts) comments.set(cell, lines.join('\n'));
  return comments;
}
