import { runWorker } from '@courant/core/run';
import { apiWorker } from './worker.ts';

await runWorker('api', apiWorker);
