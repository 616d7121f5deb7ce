import { expect } from 'vitest';
import { queryApi } from '../query-api.ts';
import type { WorkerProcess } from './worker-process.ts';

/** Resolves once the api answers. Ready (`/readyz`) it is only when ingest has asked and something is stored. */
export async function waitUntilServing({ url, output: said }: WorkerProcess, timeout: number): Promise<void> {
  const answered = () =>
    queryApi(url, '{ __typename }').then(
      () => true,
      () => false,
    );
  await expect.poll(answered, { timeout, interval: 100, message: said() }).toBe(true);
}

/** The end of what the api has to tell by now. */
export async function latestCursor({ url }: WorkerProcess): Promise<string> {
  const { freshness } = await queryApi<{ freshness: { cursor: string } }>(url, '{ freshness { cursor } }');
  return freshness.cursor;
}
