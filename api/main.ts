import { runWorker } from '@courant/core/run';
import { runApiWorker } from './worker.ts';

await runWorker('api', runApiWorker, { port: 4000, needs: ['log', 'store'] });
