import { prepare } from './prepare.mjs';
import { runSupervised } from './supervise.mjs';

const WORKERS = ['ingest', 'processor', 'api'];

// `npm run start:ingest`, `start:processor`, `start:api`: one worker as a process of its own.
const [worker = ''] = process.argv.slice(2);
if (!WORKERS.includes(worker)) {
  console.error(`start-worker: met "${worker}", allowed: ${WORKERS.join(', ')}.`);
  process.exit(2);
}
await prepare();
// A worker gives itself five seconds to drain.
runSupervised(new URL(`../../${worker}/dist/main.js`, import.meta.url), { killAfterMs: 8_000 });
