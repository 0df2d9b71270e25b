import type { NamedCustomer } from '../history/whose-row';
import { createCustomerReader } from './customer-in-text';

const one = (customerId: string, title: string, ...names: string[]): NamedCustomer => ({ customerId, title, names });
const read = createCustomerReader([
  one('C-000001', 'Acme'),
  one('C-000002', 'Acme Foods'),
  one('C-000003', 'Bob Ray'),
  one('C-000004', 'Bob Ray', 'Ray & Sons'),
  one('C-000005', '王芳'),
  one('C-000006', '强盛五金有限公司'),
  one('C-000007', "O'Brien, Inc."),
  one('17', 'Di Fox', 'Twin Ltd'),
  one('18', 'Ed Gee', 'Twin Ltd'),
]);
const found = (text: string): string => {
  const reading = read(text.normalize('NFKC'));
  return reading.kind === 'customer' ? reading.customer.customerId : reading.kind;
};

describe('A3 the customer whom a line names', () => {
  it.each([
    ['Call Acme about the quote', 'C-000001'],
    ['call ACME FOODS by |', 'C-000002'],
    ["Acme's invoice", 'C-000001'],
    ['Monday: Call Acme.', 'C-000001'],
    ['write to ray & sons', 'C-000004'],
    ['c-000003 wants two', 'C-000003'],
    ['C-000005 to meet Acme', 'C-000005'],
    ['联系C-000006谈续约', 'C-000006'],
    ['回访 王芳 |', 'C-000005'],
    ['回訪王芳，談新報價', 'C-000005'],
    ['|给王芳打电话', 'C-000005'],
    ['請聯絡強盛五金有限公司的', 'C-000006'],
    ['obrien, inc: send papers', 'C-000007'],
    ['send papers, #17', '17'],
    ['客户编号：17 续约', '17'],
  ])('%p names %p', (text, customerId) => {
    expect(found(text)).toBe(customerId);
  });

  it.each([
    ['buy 17 beans'],
    ['call acm'],
    ['回访王芳芳'],
    ['回访小王芳'],
    ['强盛五金 续约'],
    ['call Acme Motors'],
    ['call New Acme'],
    ['Acme & Co'],
    ['mail bob@acme.com'],
    ['Acme-like shops'],
    ['Ann, Lee'],
    ['C-999999'],
    [''],
  ])('%p names nobody', (text) => {
    expect(found(text)).toBe('missing');
  });

  it.each([['call Bob Ray'], ['Acme and 王芳'], ['C-000001 or C-000002'], ['visit Twin Ltd']])(
    '%p could mean several',
    (text) => {
      expect(found(text)).toBe('several');
    },
  );
});
