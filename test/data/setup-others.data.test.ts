import { describeSetups } from './setup-suite';

describeSetups(1);
