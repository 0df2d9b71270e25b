/**
 * Number format patterns as Sheets writes them, parsed: sections of tokens. [api-formats] Knows no values. What is not
 * emulated (fractions `# ?/?`, other calendars and digits) is marked, so that its text is refused and not guessed.
 */

export type FormatKind = 'general' | 'text' | 'date' | 'number';

export type Token =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'digit'; readonly char: '0' | '#' | '?' }
  | { readonly type: 'point' }
  | { readonly type: 'percent' }
  | { readonly type: 'exponent'; readonly plus: boolean; readonly digits: number; readonly letter: string }
  | { readonly type: 'text' }
  | { readonly type: 'date'; readonly code: string }
  | { readonly type: 'elapsed'; readonly code: 'h' | 'm' | 's'; readonly digits: number }
  | { readonly type: 'fraction'; readonly digits: number }
  | { readonly type: 'dayPeriod'; readonly short: boolean };

export interface Section {
  readonly kind: FormatKind;
  readonly tokens: readonly Token[];
  readonly condition?: { readonly operator: string; readonly value: number };
  readonly grouped: boolean;
  /** Thousands by which trailing commas divide. */
  readonly scale: number;
  readonly locale?: string;
  /** Something in the section is not emulated: its kind is known, its text is not. */
  readonly refused?: true;
}

/** Windows language ids in hexadecimal, as `[$-804]` names them. (MS-LCID) */
const LCID: Readonly<Record<string, string>> = {
  '404': 'zh_TW',
  '407': 'de_DE',
  '409': 'en_US',
  '40A': 'es_ES',
  '40B': 'fi_FI',
  '40C': 'fr_FR',
  '410': 'it_IT',
  '411': 'ja_JP',
  '412': 'ko_KR',
  '413': 'nl_NL',
  '415': 'pl_PL',
  '416': 'pt_BR',
  '419': 'ru_RU',
  '41D': 'sv_SE',
  '804': 'zh_CN',
  '809': 'en_GB',
  '816': 'pt_PT',
  C04: 'zh_HK',
  C07: 'de_AT',
  C09: 'en_AU',
  C0A: 'es_ES',
  C0C: 'fr_CA',
};

/** "As the system writes it": the spreadsheet's own locale here. */
const SYSTEM_LCIDS: ReadonlySet<string> = new Set(['F400', 'F800']);

const cache = new Map<string, readonly Section[]>();

/** Stands for a comma until its role is known. */
const COMMA = '\u0000';

/** The sections of a pattern, cached: one to four, for positive numbers, negative ones, zero and texts. */
export function sectionsOf(pattern: string): readonly Section[] {
  let sections = cache.get(pattern);
  if (!sections) {
    sections = splitSections(pattern).map((text) => parseSection(text));
    cache.set(pattern, sections);
  }
  return sections;
}

/** Splits at semicolons outside quotes, escapes and brackets. */
function splitSections(pattern: string): string[] {
  return (pattern.match(/(?:"[^"]*"?|\\.|[^;"\\])+|(?<=;|^)(?=;|$)/gs) ?? ['']).slice(0, 4);
}

function parseSection(text: string): Section {
  if (/^general$/i.test(text.trim())) return { kind: 'general', tokens: [], grouped: false, scale: 0 };
  let condition: Section['condition'];
  let locale: string | undefined;
  let refused = false;
  const tokens: Token[] = [];
  const literal = (value: string) => tokens.push({ type: 'literal', text: value });
  const matcher =
    /"([^"]*)"?|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|(AM\/PM|A\/P|am\/pm|a\/p)|(General)|(E[+-]0+|e[+-]0+)|([0#?])|(\.0+(?![#0?]))|(\.)|(,)|(%)|(@)|(y+|d+|h+|H+|s+|m+|M+)|([\s\S])/g;
  let lastDate = '';
  for (const m of text.matchAll(matcher)) {
    const [
      ,
      quoted,
      escaped,
      bracket,
      space,
      fill,
      period,
      general,
      exponent,
      digit,
      dotZeros,
      point,
      comma,
      percent,
      at,
      date,
      other,
    ] = m;
    if (quoted !== undefined) literal(quoted);
    else if (escaped !== undefined) literal(escaped);
    else if (bracket !== undefined) {
      const elapsed = /^(h+|m+|s+)$/i.exec(bracket);
      const compare = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(bracket);
      const currency = /^\$([^-]*)(?:-([0-9A-Fa-f]+|[a-z]{2}(?:-[A-Za-z]+)*))?$/.exec(bracket);
      if (elapsed) tokens.push({ type: 'elapsed', code: bracket[0]?.toLowerCase() as 'h', digits: bracket.length });
      else if (compare) condition = { operator: compare[1] as string, value: Number(compare[2]) };
      else if (currency) {
        literal(currency[1] as string);
        const id = currency[2]?.toUpperCase().replace(/^0+/, '');
        if (id && !currency[1] && !SYSTEM_LCIDS.has(id)) {
          locale = LCID[id];
          refused ||= locale === undefined;
        }
      } else if (!/^(black|blue|cyan|green|magenta|red|white|yellow|color\s?\d+)$/i.test(bracket)) refused = true;
    } else if (space !== undefined) literal(' ');
    else if (fill !== undefined) continue;
    else if (period !== undefined) tokens.push({ type: 'dayPeriod', short: period.length === 3 });
    else if (general !== undefined) tokens.push({ type: 'text' });
    else if (exponent !== undefined)
      tokens.push({
        type: 'exponent',
        plus: exponent[1] === '+',
        digits: exponent.length - 2,
        letter: exponent[0] as string,
      });
    else if (digit !== undefined) tokens.push({ type: 'digit', char: digit as '0' });
    else if (dotZeros !== undefined) {
      if (/^[sS\]]/.test(lastDate) || lastDate === 's') {
        tokens.push({ type: 'point' }, { type: 'fraction', digits: Math.min(3, dotZeros.length - 1) });
      } else
        tokens.push({ type: 'point' }, ...Array.from(dotZeros.slice(1), (): Token => ({ type: 'digit', char: '0' })));
    } else if (point !== undefined) tokens.push({ type: 'point' });
    else if (comma !== undefined) {
      tokens.push({ type: 'literal', text: COMMA });
    } else if (percent !== undefined) tokens.push({ type: 'percent' });
    else if (at !== undefined) tokens.push({ type: 'text' });
    else if (date !== undefined) {
      lastDate = date[0] as string;
      tokens.push({ type: 'date', code: date });
    } else {
      if (other === '/' && tokens.some((t) => t.type === 'digit')) refused = true;
      literal(other as string);
    }
    if (elapsedCode(tokens[tokens.length - 1]) === 's') lastDate = 's';
  }
  const rest = {
    ...(condition && { condition }),
    ...(locale && { locale }),
    ...(refused && { refused: true as const }),
  };
  if (tokens.some((t) => t.type === 'date' || t.type === 'elapsed' || t.type === 'dayPeriod'))
    return { kind: 'date', tokens: nameDates(tokens).map(withComma), grouped: false, scale: 0, ...rest };
  if (tokens.some((t) => t.type === 'digit')) return { kind: 'number', ...commaRoles(tokens), ...rest };
  const kind = /general/i.test(text) ? 'general' : tokens.some((t) => t.type === 'text') ? 'text' : 'number';
  return { kind, tokens: tokens.map(withComma), grouped: false, scale: 0, ...rest };
}

function elapsedCode(token: Token | undefined): string {
  return token?.type === 'elapsed' ? token.code : '';
}

/** A comma between digits groups; one after the last integer digit divides by a thousand. */
function commaRoles(tokens: readonly Token[]): Pick<Section, 'tokens' | 'grouped' | 'scale'> {
  const pointAt = tokens.findIndex((t) => t.type === 'point');
  const lastInteger = (pointAt < 0 ? tokens : tokens.slice(0, pointAt)).findLastIndex((t) => t.type === 'digit');
  const lastDigit = tokens.findLastIndex((t) => t.type === 'digit');
  let grouped = false;
  let scale = 0;
  const kept = tokens.filter((t, i) => {
    if (t.type !== 'literal' || t.text !== COMMA) return true;
    if (i < lastInteger) grouped = true;
    else if (i === lastInteger + 1 + scale || i === lastDigit + 1 + scale) scale++;
    return false;
  });
  return { tokens: kept, grouped, scale };
}

/** Where a comma has no role it is a comma. */
function withComma(token: Token): Token {
  return token.type === 'literal' && token.text === COMMA ? { type: 'literal', text: ',' } : token;
}

/** Settles `m`: minutes after hours or before seconds, else months; `M` is always a month. [api-formats] */
function nameDates(tokens: readonly Token[]): Token[] {
  const isTime = (t: Token | undefined, letter: string) =>
    (t?.type === 'date' && t.code[0]?.toLowerCase() === letter) || elapsedCode(t) === letter;
  const dated = tokens.filter((t) => t.type === 'date' || t.type === 'elapsed');
  return tokens.map((token, i) => {
    if (token.type === 'point' && tokens[i + 1]?.type !== 'fraction') return { type: 'literal', text: '.' };
    if (token.type !== 'date') return token;
    const letter = token.code[0] as string;
    const length = token.code.length;
    if (letter === 'm' || letter === 'M') {
      const at = dated.indexOf(token);
      const minutes = letter === 'm' && length <= 2 && (isTime(dated[at - 1], 'h') || isTime(dated[at + 1], 's'));
      if (minutes) return token;
      return { type: 'date', code: length > 5 ? 'MMMM' : 'M'.repeat(length) };
    }
    if (letter === 'y') return { type: 'date', code: length <= 2 ? 'yy' : 'yyyy' };
    if (letter === 'd') return { type: 'date', code: 'd'.repeat(Math.min(4, length)) };
    if (letter === 'h' || letter === 'H') return { type: 'date', code: length > 1 ? 'hh' : 'h' };
    return { type: 'date', code: length > 1 ? 'ss' : 's' };
  });
}
