import { prepare } from './prepare.mjs';

const WORKERS = ['ingest', 'processor', 'api'];

// `npm run start:ingest`, `start:processor`, `start:api`: one worker as a process of its own.
const [worker = ''] = process.argv.slice(2);
if (!WORKERS.includes(worker)) {
  console.error(`start-worker: met "${worker}", allowed: ${WORKERS.join(', ')}.`);
  process.exit(2);
}
await prepare();
// Imported into this process, so that a signal to npm reaches the worker.
await import(new URL(`../../${worker}/dist/main.js`, import.meta.url).href);
