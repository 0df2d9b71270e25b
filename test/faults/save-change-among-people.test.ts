/** What people do on the sheet while a change is saved. */
import { testPeopleAtWork } from '../support/people-at-work';

describe('people at work while a change is saved', () => {
  testPeopleAtWork('a change');
});
