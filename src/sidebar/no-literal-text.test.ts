/** Every word a user can read comes from the catalogs; this reads the views for any that does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** Attributes of elements, and properties of our own views, that are shown or read out. */
const TEXT_ATTRIBUTES =
  /^(title|alt|placeholder|label|hint|error|text|intro|none|aria-(label|description|valuetext|placeholder))$/;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** The texts that an expression can come to, as far as they are written in it. */
function literalsOf(node: Node): string[] {
  const part = (name: string): string[] => (isNode(node[name]) ? literalsOf(node[name]) : []);
  switch (node.type) {
    case 'StringLiteral':
    case 'JSXText':
      return [String(node['value'])];
    case 'TemplateLiteral':
      return (node['quasis'] as Node[]).map((quasi) => String(quasi['raw']));
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
      return part('expression');
    case 'ConditionalExpression':
      return [...part('consequent'), ...part('alternate')];
    case 'BinaryExpression':
      return ['&&', '||', '??', '+'].includes(String(node['operator'])) ? [...part('left'), ...part('right')] : [];
    default:
      return [];
  }
}

function shownLiterals(node: Node): string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return (node['children'] as Node[]).flatMap(literalsOf);
  if (node.type !== 'JSXAttribute' || !isNode(node['value'])) return [];
  return TEXT_ATTRIBUTES.test(String((node['name'] as Node)['value'])) ? literalsOf(node['value']) : [];
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) visit(value);
    for (const part of Object.values(value)) walk(part, visit);
  }
}

/** Texts with a letter in them that a view shows without a catalog. */
function literalTexts(source: string): string[] {
  const found: string[] = [];
  walk(parseSync(source, { syntax: 'typescript', tsx: true }), (node) => found.push(...shownLiterals(node)));
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

describe('the check itself', () => {
  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{ready && "Ready"}</p>', ['Ready']],
    ['<p>{ready ? "Yes" : "No"}</p>', ['Yes', 'No']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a view, not a template of this file
    ['<p>{`${n} rows`}</p>', ['rows']],
    ['<input title="Name" />', ['Name']],
    ['<input aria-label={"Name"} />', ['Name']],
    ['<p class="hint">{words.hello} · {n === "one" && <b />}</p>', []],
  ])('%s', (source, texts) => {
    expect(literalTexts(source)).toEqual(texts);
  });
});

const views = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));

it.each(views)('%s shows no text of its own', (path) => {
  expect(literalTexts(readFileSync(join(__dirname, path), 'utf8'))).toEqual([]);
});

it('finds the views', () => {
  expect(views.length).toBeGreaterThan(10);
});
