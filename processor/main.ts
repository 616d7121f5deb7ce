import { runWorker } from '@courant/core/run';
import { runProcessorWorker } from './worker.ts';

await runWorker('processor', runProcessorWorker, { port: 4002, needs: ['log', 'store'] });
