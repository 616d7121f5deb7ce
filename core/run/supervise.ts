/** Works until the signal, then finishes the work in hand and resolves. */
export type Task = (signal: AbortSignal) => Promise<void>;

/**
 * Runs tasks side by side until the signal. The first task that throws, or ends before the signal, stops the others;
 * its error is thrown once all have drained.
 * @param tasks by name; the message about a task that ended early names it
 */
export async function supervise(tasks: Readonly<Record<string, Task>>, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const errors: unknown[] = [];

  const running = Object.entries(tasks).map(async ([name, task]) => {
    try {
      await task(both);
      if (!both.aborted) throw new Error(`${name} ended before it was stopped`);
    } catch (error) {
      if (!(both.aborted && isAbort(error, both))) errors.push(error);
      stop.abort();
    }
  });
  await Promise.all(running);
  if (errors.length > 0) throw errors[0];
}

/** Whether a task stopped because of the signal. */
export const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  error === signal.reason || (error instanceof Error && error.name === 'AbortError');
