import { openSimulator } from './index.ts';

/** As in `npm start`: figures keep changing, so that a page shows that the line is alive. */
const REVISION_EVERY_MS = 4_000;

// The stand-in as a process of its own, for a line of containers.
const simulator = await openSimulator({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  refresh: 'quarter-hour',
  liveRevisionEveryMs: REVISION_EVERY_MS,
});
console.log(`The simulator answers at ${simulator.url}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => simulator.close());
