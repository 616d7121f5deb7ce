import { runWorker } from '@courant/core/run';
import { workIngest } from './worker.ts';

await runWorker('ingest', workIngest, { port: 4001, needs: ['log'] });
