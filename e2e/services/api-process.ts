import { expect } from 'vitest';
import { queryApi } from '../query-api.ts';
import type { WorkerProcess } from './worker-process.ts';

/** Resolves once the api answers queries. `/readyz` would take longer: it waits until something is stored. */
export async function waitUntilServing({ url, output }: WorkerProcess, timeout: number): Promise<void> {
  const answered = () =>
    queryApi(url, '{ __typename }').then(
      () => true,
      () => false,
    );
  await expect.poll(answered, { timeout, interval: 100, message: output() }).toBe(true);
}

/** The cursor behind the last change that the api knows. */
export async function latestCursor({ url }: WorkerProcess): Promise<string> {
  const { freshness } = await queryApi<{ freshness: { cursor: string } }>(url, '{ freshness { cursor } }');
  return freshness.cursor;
}
