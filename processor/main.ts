import { runWorker } from '@courant/core/run';
import { processorWorker } from './worker.ts';

await runWorker('processor', processorWorker);
