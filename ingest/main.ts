import { runWorker } from '@courant/core/run';
import { runIngestWorker } from './worker.ts';

await runWorker('ingest', runIngestWorker, { port: 4001, needs: ['log'] });
