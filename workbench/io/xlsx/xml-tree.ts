/** Small XML parts as a tree of elements. Knows no meaning of any element. */
import { FileProblem } from '../file-problem';
import { allAttributes, scanXml, type XmlHandlers } from './xml-scanner';

export interface XmlElement {
  readonly name: string;
  /** The raw text between name and `>`: `attr` reads it. A map for each element takes ten times its memory. */
  readonly attributes: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Elements that one file may hold outside its cells: far above real files, far below what exhausts memory. */
const MAX_ELEMENTS = 300_000;

interface Building extends XmlElement {
  children: readonly Building[] | Building[];
  text: string;
}

const NO_CHILDREN: readonly Building[] = [];

export interface TreeBuilder extends XmlHandlers {
  /** The outermost element that was closed last. */
  readonly root: XmlElement | undefined;
}

/** Handlers that build a tree; `done` gets each outermost element as it closes. */
export function treeBuilder(done: (element: XmlElement) => void = () => {}): TreeBuilder {
  const stack: Building[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  return {
    get root() {
      return root;
    },
    open(name, attributes) {
      if (++count > MAX_ELEMENTS) throw new FileProblem('file-unsafe', { reason: 'zip-bomb', elements: count });
      const element: Building = { name, attributes, children: NO_CHILDREN, text: '' };
      const parent = stack.at(-1);
      if (parent?.children === NO_CHILDREN) parent.children = [element];
      else (parent?.children as Building[] | undefined)?.push(element);
      stack.push(element);
    },
    text(text) {
      const element = stack.at(-1);
      if (element) element.text += text;
    },
    close() {
      const element = stack.pop();
      if (element && stack.length === 0) {
        root = element;
        done(element);
      }
    },
  };
}

/** Throws FileProblem where the part is damaged or unsafe. */
export async function readTree(pieces: AsyncIterable<Uint8Array>): Promise<XmlElement> {
  const builder = treeBuilder();
  await scanXml(pieces, builder);
  return builder.root as XmlElement;
}

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((c) => c.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((c) => c.name === name) ?? [];

let lastRead: { readonly element: XmlElement; readonly attributes: ReadonlyMap<string, string> } | undefined;

export function attr(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  // One element's attributes are read one after the other.
  if (lastRead?.element !== element) lastRead = { element, attributes: allAttributes(element.attributes) };
  return lastRead.attributes.get(name);
}

/** An attribute of type xsd:boolean. */
export function flag(element: XmlElement | undefined, name: string): boolean | undefined {
  const value = attr(element, name);
  return value === undefined ? undefined : value === '1' || value === 'true';
}

/** An attribute as a finite number. */
export function numberAttr(element: XmlElement | undefined, name: string): number | undefined {
  const value = Number(attr(element, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
