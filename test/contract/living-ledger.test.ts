/**
 * A ledger that people live with: they sort, insert, delete, move, rename, paste and type, and the operations still find
 * the right rows, touch nothing of the user's, and can be taken back.
 * Each theme has a file in living-ledger/; the ledger is set up once for all.
 */
import './living-ledger/rows';
import './living-ledger/columns';
import './living-ledger/values';
import './living-ledger/tabs';
import './living-ledger/clicks';
import './living-ledger/calls';
import './living-ledger/people-at-work';
