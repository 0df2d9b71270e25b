/**
 * Makes DOM elements. The only place of the page that does, and it knows no HTML text: what people typed becomes
 * text nodes, never markup.
 */

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;
export type Child = Node | string | null | undefined | false;

/**
 * `element('button', {type: 'button', onclick: f, disabled: false}, 'Save')`. A function becomes a listener for the
 * event named after `on`; `true` an empty attribute; null, undefined and false none.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, String(value));
  }
  node.append(
    ...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false),
  );
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for what is drawn; no listeners. */
export function drawing<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** A 16 by 16 line icon from one path; decoration only, so hidden from assistive technology. */
export function icon(path: string): SVGSVGElement {
  return drawing(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', class: 'icon' },
    drawing('path', { d: path }),
  );
}
