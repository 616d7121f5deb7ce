import { runWorker } from '@courant/core/run';
import { workApi } from './worker.ts';

await runWorker('api', workApi, { port: 4000, needs: ['log', 'store'] });
