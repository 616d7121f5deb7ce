import { runProcess } from '@courant/core/run';
import { runCourant } from './line.ts';

const terminal = {
  isTerminal: process.stdout.isTTY === true,
  write: (text: string) => void process.stdout.write(text),
};

await runProcess('line', (context) => runCourant(context, terminal), { defaults: { publisher: 'auto' } });
