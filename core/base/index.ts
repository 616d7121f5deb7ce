/** What log, store, run and the workers share and no field of theirs names. */
export { Notifier } from './notifier.ts';
