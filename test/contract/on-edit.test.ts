/**
 * What happens when people type, paste and clear in a ledger: the simple trigger sees to the rows that were edited,
 * touches nothing else, and whatever it misses a repair makes good.
 * Each theme has a file in on-edit/; the ledger is set up once for all.
 */
import './on-edit/typing';
import './on-edit/pasting';
import './on-edit/clearing';
import './on-edit/header';
import './on-edit/at-the-same-time';
import './on-edit/cost';
