import { type NodeProcess, startSource } from '@courant/tools/services';
import { onTestFinished } from 'vitest';

const DAY = 86_400_000;

/** A real process from the sources, with nothing but these settings; killed after the test at the latest. */
export function startProcess(file: string, settings: Readonly<Record<string, string>>): NodeProcess {
  const started = startSource(file, { PORT: '0', ...settings });
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return started;
}

/** The line of `npm start` with a simulated history of a few days. */
export const startLine = (settings: Readonly<Record<string, string>>, days = 3): NodeProcess =>
  startProcess('standalone/main.ts', {
    PUBLISHER: 'simulated',
    BACKFILL_FROM: new Date(Date.now() - days * DAY).toISOString().slice(0, 10),
    ...settings,
  });

/** Closes the reading end of both outputs, as `head` does and as a terminal that is closed. */
export function closeOutput({ child }: NodeProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}
