import { runWorker } from '@courant/core/run';
import { workProcessor } from './worker.ts';

await runWorker('processor', workProcessor, { port: 4002, needs: ['log', 'store'] });
