/** One seed for every property, so that any run can be repeated; `FC_SEED=7 npm test` tries another. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261121) });
