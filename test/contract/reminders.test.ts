/**
 * Reminders as people live with them: switched on by a click, one mail a day to each owner, nothing sent twice.
 * Each theme has a file in reminders/; the ledger is set up once for all.
 */
import './reminders/switch';
import './reminders/today';
import './reminders/daily-mail';
import './reminders/managers';
