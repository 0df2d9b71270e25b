import { describeSetups } from './setup-suite';

describeSetups(0);
