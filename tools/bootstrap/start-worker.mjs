import { prepare } from './prepare.mjs';

const WORKERS = ['ingest', 'processor', 'api'];

// `npm run start:ingest` and its like: one worker as a process of its own.
const [worker = ''] = process.argv.slice(2);
if (!WORKERS.includes(worker)) {
  console.error(`start-worker: met "${worker}", allowed: ${WORKERS.join(', ')}.`);
  process.exit(2);
}
await prepare();
// The same process goes on, so that a signal to npm reaches the worker itself.
await import(new URL(`../../${worker}/dist/main.js`, import.meta.url).href);
