/** What people do on the sheet while a new customer is saved. */
import { testPeopleAtWork } from '../support/people-at-work';

describe('people at work while a new customer is saved', () => {
  testPeopleAtWork('a new customer');
});
