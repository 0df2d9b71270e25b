/** Whose mail goes where. */
import { addressBook } from './address-book';
import { DEFAULT_REMINDERS, type TeamMember } from './ledger-settings';

const member = (known: Partial<TeamMember>): TeamMember => ({
  name: '',
  email: '',
  role: '',
  language: '',
  hour: null,
  ...known,
});

const book = addressBook({
  language: 'en',
  reminders: DEFAULT_REMINDERS,
  team: [
    member({ name: 'Wang Fang', email: 'Wang@Example.com', language: 'zh-CN', hour: 9 }),
    member({ name: 'Nobody' }),
    member({ name: 'Li Na', email: 'na1@example.com' }),
    member({ name: 'li na', email: 'na2@example.com' }),
    member({ name: 'Zhao', email: 'zhao@example.com' }),
    member({ name: 'Zhao', email: 'Zhao@example.com' }),
    member({ name: 'Two', email: 'a@example.com, b@example.com' }),
  ],
});

it.each([
  ['wang  fang', 'Wang@example.com', 'zh-CN', 9],
  ['Ｗang Fang', 'Wang@example.com', 'zh-CN', 9],
  ['WANG@example.com', 'Wang@example.com', 'zh-CN', 9],
  ['Zhao', 'zhao@example.com', 'en', 8],
  ['else@example.com', 'else@example.com', 'en', 8],
])('%s', (owner, email, language, hour) => {
  expect(book.ownerOf(owner)).toMatchObject({ email, language, hour });
});

it.each([
  '',
  'Nobody',
  'Two',
  'Li Na',
  'a@example.com,b@example.com',
  'x@y',
  'a@example.com\nBcc: b@example.com',
  '"a b"@example.com',
])('%j is nobody', (owner) => {
  expect(book.ownerOf(owner)).toBeNull();
});

it('names as managers those with that role and an address, each once', () => {
  const { managers } = addressBook({
    language: 'en',
    reminders: DEFAULT_REMINDERS,
    team: [
      member({ name: 'Mo', email: 'mo@example.com', role: ' MANAGER ', language: 'zh-CN' }),
      member({ name: 'Mo again', email: 'Mo@example.com', role: '经理' }),
      member({ name: 'Zhu', email: 'zhu@example.com', role: '主管' }),
      member({ name: 'Homeless', role: 'Manager' }),
      member({ name: 'Seller', email: 'seller@example.com', role: '客户经理' }),
    ],
  });
  expect(managers).toMatchObject([{ email: 'mo@example.com', language: 'zh-CN' }, { email: 'zhu@example.com' }]);
});
