import fc from 'fast-check';
import { createPlaybook } from '../history/playbook';
import type { Figure } from './figures';
import { type MappedCustomer, maintenanceMap } from './maintenance-map';

const TODAY = '2026-11-22';
const TIERS = ['vip', 'active', 'potential', 'dormant'];
const PLAYBOOK = createPlaybook([...TIERS, 'own', 'constructor']);
const word = (...shipped: string[]) =>
  fc.oneof(fc.constantFrom(...shipped, ''), fc.constantFrom('own', 'own\tword', 'constructor', '__proto__'));
const day = fc.constantFrom(null, '2026-01-01', TODAY, '2027-01-01');
const customer = fc.record({
  tier: word(...TIERS),
  stage: word('prospect', 'first-purchase', 'repeat', 'loyal', 'lost'),
  owner: fc.constantFrom('', '', 'Ann', 'Li'),
  lastContact: day,
  nextFollowUp: day,
  isDoNotContact: fc.boolean(),
});
const value = (figures: readonly Figure[], key: string): number => figures.find((one) => one.key === key)?.value ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

it('P19 every customer stands in one box and one line, and has one owner or none, whatever the data', () =>
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 30 }), (told) => {
      const customers = told.map((one, i): MappedCustomer => ({ ...one, customerId: `C-${i}` }));
      const map = maintenanceMap(customers, TIERS, PLAYBOOK, TODAY);
      for (const key of ['customers', 'contact-overdue'])
        for (const { figures, lines } of map)
          expect(sum(lines.map((line) => value(line.figures, key)))).toBe(value(figures, key));
      expect(sum(map.map(({ figures }) => value(figures, 'customers')))).toBe(customers.length);
      const lines = map.flatMap((box) => box.lines);
      for (const line of lines) {
        const own = customers.filter(({ stage, tier }) => stage === line.stage && tier === line.tier);
        expect(value(line.figures, 'customers')).toBe(own.length);
      }
      expect(new Set(lines.map(({ stage, tier }) => JSON.stringify([stage, tier]))).size).toBe(lines.length);
      for (const { figures, owners } of [...map, ...lines])
        expect(sum(owners.map((one) => one.customers))).toBe(value(figures, 'customers'));
      expect(maintenanceMap([...customers].reverse(), TIERS, PLAYBOOK, TODAY)).toEqual(map);
    }),
    { numRuns: 150 },
  ));
