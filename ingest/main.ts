import { runWorker } from '@courant/core/run';
import { ingestWorker } from './worker.ts';

await runWorker('ingest', ingestWorker);
