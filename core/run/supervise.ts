/** Works until the signal, then finishes what it began and resolves. */
export type Task = (signal: AbortSignal) => Promise<void>;

/**
 * Runs tasks side by side until the signal. The first that throws, or ends although nobody asked, stops the others;
 * once all have drained, its fault is thrown.
 * @param tasks by name; the name stands in the message of one that ended unasked
 */
export async function supervise(tasks: Readonly<Record<string, Task>>, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const faults: unknown[] = [];

  const running = Object.entries(tasks).map(async ([name, task]) => {
    try {
      await task(both);
      if (!both.aborted) throw new Error(`${name} ended although nobody asked it to`);
    } catch (fault) {
      if (!(both.aborted && isAbort(fault, both))) faults.push(fault);
      stop.abort();
    }
  });
  await Promise.all(running);
  if (faults.length > 0) throw faults[0];
}

/** Giving up because of the signal is how a task stops, not a fault. */
export const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  error === signal.reason || (error instanceof Error && error.name === 'AbortError');
