import fc from 'fast-check';
import { findMatches, type Matches, type MatchOptions, openSearch, type SearchState, stepsOf } from './find-matches';
import type { MatchColumn, MatchRole } from './match';
import { matchColumns } from './match-columns';

type Row = Partial<Record<MatchRole, string>>;

/** Columns of a list of people: whatever roles occur in it. */
function columnsOf(rows: readonly Row[]): MatchColumn[] {
  const roles = [...new Set(rows.flatMap((row) => Object.keys(row) as MatchRole[]))];
  return roles.map((role) => ({ key: role, role, values: rows.map((row) => row[role] ?? '') }));
}

function match(rows: readonly Row[], options: Partial<MatchOptions> = {}): Matches {
  return findMatches(columnsOf(rows), rows.length, { region: 'US', ...options });
}

const person = (name: string, phone: string, email: string, company = ''): Row => {
  const [given = '', family = ''] = name.split(' ');
  return { given, family, phone, email, company };
};

const ANN = person('Ann Lee', '(212) 555-0101', 'ann@example.com', 'Acme Ltd');
const OTHERS = [
  person('Ben Stone', '(212) 555-0134', 'ben@stone.example', 'Stone Inc'),
  person('Cleo Park', '(415) 555-0135', 'cleo@park.example', 'Park & Sons'),
  person('Dan Wu', '(415) 555-0136', 'dan.wu@example.org', 'Wu Trading'),
  person('Eva Moss', '(415) 555-0137', 'eva@moss.example', 'Moss LLC'),
];

describe('a short list', () => {
  it('finds one customer written in three ways', () => {
    const rows = [
      ANN,
      person('Anne Lee', '2125550101', 'ANN@example.com', 'Acme'),
      person('A Lee', '+1 212 555 0101', 'ann@example.com'),
      ...OTHERS,
    ];
    expect(match(rows).groups).toEqual([[0, 1, 2]]);
  });

  it('tells a colleague from a duplicate', () => {
    const colleague = person('Tom Reed', '(212) 555-0101', 'tom@example.com', 'Acme Ltd');
    const { groups } = match([ANN, colleague, ...OTHERS]);
    expect(groups).toEqual([]);
  });

  it('tells people apart whom somebody has numbered', () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      person(`Person ${i}`, `(212) 555-01${String(i).padStart(2, '0')}`, `p${i}@example.com`),
    );
    expect(match(rows).groups).toEqual([]);
  });

  it('finds a name written in characters and in letters', () => {
    const rows = [
      { given: '国英', family: '庄', phone: '13800138000', address: '人民大道160号' },
      { given: 'Guoying', family: 'Zhuang', phone: '+86 138 0013 8000', address: '包州市人民大道160号' },
      { given: '伟', family: '王', phone: '13900139000', address: '中山路8号' },
      { given: '芳', family: '李', phone: '13700137000', address: '解放路21号' },
    ];
    expect(match(rows, { region: 'CN' }).groups).toEqual([[0, 1]]);
  });

  it.each([
    ['an empty one', []],
    ['one row', [ANN]],
    ['blank rows', [{ given: '' }, { given: ' ' }, { given: '-' }]],
    ['nothing but given names', ['Ann', 'Ann', 'Ben', 'Cleo', 'Dan'].map((given) => ({ given }))],
    ['nothing but towns', Array.from({ length: 40 }, () => ({ city: 'Leeds' }))],
  ] as const)('suggests nothing without evidence: %s', (_, rows) => {
    expect(match(rows).groups).toEqual([]);
  });
});

describe('is never sure of two who live or work together', () => {
  const HOMES = Array.from({ length: 40 }, (_, i) => ({
    person: `${['Oscar', 'Nina', 'Victor', 'Helen', 'Ivan', 'Greta', 'Hugo', 'Lara'][i % 8]} ${['Abbott', 'Barnes', 'Carver', 'Dalton', 'Ellis'][i % 5]}`,
    phone: `(305) 555-${1000 + 37 * i}`,
    address: `${10 + i} Oak St`,
    email: `box${i}@mail${i}.example`,
  }));
  const bandOf = (rows: readonly Record<string, string>[], region = 'US') => {
    const fields = { person: 'name', phone: 'phone', address: 'address', email: 'email' } as const;
    const columns = matchColumns(
      Object.entries(fields).map(([key, field]) => ({ field, key: field, values: rows.map((row) => row[key] ?? '') })),
    );
    const pair = findMatches(columns, rows.length, { region }).pairs.find(({ a, b }) => a === 0 && b === 1);
    return pair?.band ?? 'different';
  };

  it.each([
    ['Daniel Ortiz', 'Daniela Ortiz', 'daniel@ortiz.example', 'daniela@ortiz.example'],
    ['Christian Bell', 'Christina Bell', 'bells@mail.example', 'bells@mail.example'],
    ['Robert Stone Sr.', 'Robert Stone Jr.', '', ''],
    ['Paul Meyer', 'Paula Meyer', 'meyer@mail.example', 'meyer@mail.example'],
    ['Maria Garcia', 'Mario Garcia', '', ''],
    ['Liam Wood', 'Noah Wood', 'wood@mail.example', 'wood@mail.example'],
  ])('%s and %s', (one, two, first, second) => {
    const home = { phone: '(305) 555-9000', address: '9 Elm St' };
    const rows = [{ person: one, email: first, ...home }, { person: two, email: second, ...home }, ...HOMES];
    expect(bandOf(rows)).not.toBe('automatic');
  });

  it.each([
    ['刘大伟', '刘小伟'],
    ['张三', '张三丰'],
    ['王晓红', '王小红'],
    ['黄家豪', '黄家浩'],
    ['陈静', '陈静怡'],
    ['张建国', '张建军'],
  ])('%s and %s', (one, two) => {
    const others = HOMES.map((home, i) => ({
      ...home,
      person: `${'赵钱孙吴郑冯褚卫'[i % 8]}${['志强', '美玲', '国栋', '雪梅', '浩然'][i % 5]}`,
      phone: `139123${45000 + 61 * i}`,
    }));
    const home = { phone: '13700009999', address: '人民路8号' };
    expect(bandOf([{ person: one, ...home }, { person: two, ...home }, ...others], 'CN')).not.toBe('automatic');
  });

  it('but is of one who is called by a short name', () => {
    const home = { phone: '(305) 555-9000', address: '9 Elm St', email: 'stone@mail.example' };
    const rows = [{ person: 'Robert Stone', ...home }, { person: 'Bob Stone', ...home }, ...HOMES];
    expect(bandOf(rows)).toBe('automatic');
  });
});

describe('tells two from one', () => {
  const levelOf = (role: MatchRole, one: string, two: string): string | null | undefined => {
    const values = [one, two, ...OTHERS.map((other, i) => other[role] ?? `Other ${i}`)];
    const found = findMatches([{ key: role, role, values }], values.length, { region: 'US' });
    return found.explain(0, 1).find(({ key }) => key === role)?.level;
  };

  it.each([
    ['jsmith519@mail.example', 'jsmith519@mail.exampel', 'close'],
    ['jsmith519@mail.example', 'jsmtih591@mail.example', 'close'],
    ['jsmith519@mail.example', 'jsmith683@mail.example', 'partly'],
    ['jsmith519@mail.example', 'jsmith683@post.example', 'different'],
  ])('by the number in a mail address: %s, %s', (one, two, level) => {
    expect(levelOf('email', one, two)).toBe(level);
  });

  it.each([
    ['Corner Shop 12', 'Corner Shop 21', 'different'],
    ['客户00000店', '客户01000店', 'different'],
    ['Jack Morris 1002', 'Jack Moris 1002', 'close'],
    ['Hotel 71', 'Hotel', 'partly'],
  ])('by the number in a name: %s, %s', (one, two, level) => {
    expect(levelOf('company', one, two)).toBe(level);
  });

  it.each([
    ['Jesus', 'Gisus', 'partly'],
    ['Trudy', 'Judy', 'partly'],
    ['Anna', 'Inga', 'different'],
    ['Peter', 'Steven', 'different'],
  ])('by more than two slips of a given name: %s, %s', (one, two, level) => {
    expect(levelOf('given', one, two)).toBe(level);
  });

  it('by what each firm of one house has in its name that the other has not', () => {
    const HOUSES = Array.from({ length: 40 }, (_, i) => ({
      company: `${['Acorn', 'Birch', 'Cedar', 'Dune', 'Ember', 'Fjord', 'Grove', 'Heath'][i % 8]} ${['Cafe', 'Books', 'Garage', 'Florist', 'Tailor'][i % 5]}`,
      address: `${10 + i} Oak St`,
      phone: `(305) 555-${1000 + 37 * i}`,
    }));
    const home = { address: '9 Elm St', phone: '(305) 555-9000' };
    const bitsOf = (one: string, two: string): number =>
      match([{ company: one, ...home }, { company: two, ...home }, ...HOUSES]).pairs.find(
        ({ a, b }) => a === 0 && b === 1,
      )?.bits ?? Number.NEGATIVE_INFINITY;
    const [more, other] = [bitsOf('Palace', 'Palace Dining Room'), bitsOf('Palace Coffee Bar', 'Palace Dining Room')];
    expect(more).toBeGreaterThan(other);
    // Neither is ever sure.
    expect(Math.max(more, other)).toBeLessThan(Math.log2(99));
  });
});

it('takes cells of any length and any content', () => {
  const long = 'x'.repeat(50_000);
  const rows = [
    { given: long, family: '😀', email: `${long}@${long}`, phone: '1'.repeat(50_000), address: `${long} 12` },
    { given: '\u202Eevil', family: '=1+1', email: '@@@', phone: 'ext. 5', address: '\0' },
    { given: long, family: '😀', email: `${long}@${long}`, phone: '1'.repeat(50_000), address: `${long} 12` },
  ];
  expect(() => match(rows)).not.toThrow();
});

/** Lists of a few invented people, some of them several times, with slips. */
const lists = fc
  .array(
    fc.record({
      given: fc.constantFrom('Ann', 'Anne', 'Bob', 'Robert', 'Cleo', 'Dan', '伟', 'Wei', ''),
      family: fc.constantFrom('Lee', 'Leigh', 'Stone', 'Park', '王', 'Wang', ''),
      phone: fc.constantFrom('2125550101', '(212) 555-0101', '2125550134', '4155550135', ''),
      email: fc.constantFrom('ann@example.com', 'anne@example.com', 'bob@stone.example', ''),
      city: fc.constantFrom('Leeds', 'York', ''),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map((rows) => rows.map((row, i) => ({ ...row, identifier: `N${String(i * 37).padStart(4, '0')}` })));

const shuffled = fc.tuple(lists, fc.infiniteStream(fc.nat(1_000_000))).map(([rows, order]) => {
  const keys = rows.map(() => order.next().value as number);
  const moved = rows.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
  return { rows, moved };
});

it('does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(shuffled, ({ rows, moved }) => {
      const places = new Map(moved.map((row, place) => [row, place]));
      const asMoved = (a: number, b: number): string =>
        [places.get(a)!, places.get(b)!].sort((x, y) => x - y).join('-');
      const plain = match(rows).pairs.map(({ a, b, bits, grouped }) => `${asMoved(a, b)} ${bits} ${grouped}`);
      const other = match(moved.map((row) => rows[row]!)).pairs.map(
        ({ a, b, bits, grouped }) => `${a}-${b} ${bits} ${grouped}`,
      );
      expect(other.sort()).toEqual(plain.sort());
    }),
    { numRuns: 30 },
  );
});

describe('a search in parts', () => {
  /** Each step as in an execution of its own: all that it knows is what the last one kept. */
  const inParts = (rows: readonly Row[], pairsAtOnce: number): Matches => {
    let kept: string | null = null;
    for (;;) {
      const search = openSearch(columnsOf(rows), rows.length, { region: 'US', pairsAtOnce });
      const state: SearchState | null = kept === null ? null : JSON.parse(kept);
      if (state !== null && state.steps === stepsOf(state)) return search.finish(state);
      kept = JSON.stringify(search.advance(state));
    }
  };

  it('finds what is found at once, to the last bit', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 3, max: 60 }), (rows, pairsAtOnce) => {
        const [once, parted] = [match(rows), inParts(rows, pairsAtOnce)];
        expect(parted).toEqual({ ...once, explain: parted.explain });
        for (const { a, b } of once.pairs) expect(parted.explain(a, b)).toEqual(once.explain(a, b));
      }),
      { numRuns: 30 },
    );
  });
});

it('explains every pair by lines that add up to its odds', () => {
  fc.assert(
    fc.property(lists, (rows) => {
      const found = match(rows);
      for (const { a, b, bits } of found.pairs) {
        const sum = found.explain(a, b).reduce((total, line) => total + line.bits, 0);
        expect(Math.abs(sum - bits)).toBeLessThan(0.01);
      }
    }),
    { numRuns: 30 },
  );
});

describe("the user's answers", () => {
  const answered = fc.tuple(lists, fc.nat(), fc.nat(), fc.constantFrom('same' as const, 'different' as const));

  it('hold: what is different is never suggested, what is the same is one group', () => {
    fc.assert(
      fc.property(answered, ([rows, x, y, answer]) => {
        const [a, b] = [x % rows.length, y % rows.length].sort((one, two) => one - two) as [number, number];
        fc.pre(a !== b);
        const found = match(rows, { answers: { same: [], different: [], [answer]: [[a, b]] } });
        const together = found.groups.some((group) => group.includes(a) && group.includes(b));
        if (answer === 'same') expect(together).toBe(true);
        else {
          expect(together).toBe(false);
          expect(found.pairs.some((pair) => pair.a === a && pair.b === b)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('compares only across, where it is asked to', () => {
  const rows = [ANN, ANN, ...OTHERS];
  expect(match(rows).groups).toEqual([[0, 1]]);
  expect(match(rows, { across: ['x', 'x', 'y', 'x', 'y', 'x'] }).pairs).toEqual([]);
  expect(match(rows, { across: ['x', 'y', 'y', 'x', 'y', 'x'] }).groups).toEqual([[0, 1]]);
});

it('is surer between two lists of the same people', () => {
  const people = Array.from({ length: 40 }, (_, i) => ({
    given: ['Oscar', 'Nina', 'Victor', 'Helen', 'Ivan', 'Greta', 'Hugo', 'Lara'][i % 8]!,
    family: `${['Abbott', 'Barnes', 'Carver', 'Dalton', 'Ellis'][i % 5]}`,
    address: `${10 + i} Oak St`,
    phone: `(305) 555-${1000 + 37 * i}`,
  }));
  const home = { family: 'Moss', address: '9 Elm St', phone: '(305) 555-9000' };
  const [one, two] = [
    { given: 'Marcela', ...home },
    { given: 'Marceli', ...home },
  ];
  const bandOf = (inBoth: number): string | undefined => {
    const rows = [one, ...people, two, ...people.slice(0, inBoth)];
    const across = rows.map((_, row) => (row <= people.length ? 'x' : 'y'));
    return match(rows, { across }).pairs.find(({ a, b }) => a === 0 && b === people.length + 1)?.band;
  };
  expect([bandOf(40), bandOf(4)]).toEqual(['automatic', 'review']);
});
