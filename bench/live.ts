import { parseArgs } from 'node:util';
import { printFanOut } from './live/fan-out.ts';
import { printLatency } from './live/latency.ts';

// How soon a viewer sees what changed, and what a thousand viewers cost.

const { values: flags } = parseArgs({
  options: {
    updates: { type: 'string', default: '60' },
    sockets: { type: 'string', default: '1000' },
  },
});

await printFanOut(Number(flags.sockets));
await printLatency(Number(flags.updates));
