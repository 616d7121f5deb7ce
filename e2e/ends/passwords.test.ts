import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventLog, openLog } from '@courant/core/log';
import { runWorker, type Worker } from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { createTestHostProcess } from '@courant/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET, SECRET_URLS } from './secret-urls.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-passwords-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A worker that opens its log, or its store, as the real ones do, and then has nothing to do. */
const frame = { port: 0, heartbeat: { name: 'nothing', maxSilenceMs: 1_000 }, work: async () => undefined };
const LOG_WORKER = { ...frame, needs: { log: openLog } } satisfies Worker<{ log: EventLog }>;
const STORE_WORKER = { ...frame, needs: { store: openNamespaces } } satisfies Worker<{ store: Namespaces }>;

/** Runs a worker until it has ended, or has said once that a server cannot be reached; all that it printed. */
async function outputWith(settings: Record<string, string>): Promise<string> {
  const host = createTestHostProcess({ PORT: '0', ...settings });
  let output = '';
  const write = (text: string): void => {
    output += text;
    if (text.includes('trying again')) host.signal();
  };
  const printing = { ...host, write, printError: write };
  await (settings.STORE_URL === undefined
    ? runWorker('worker', LOG_WORKER, printing)
    : runWorker('worker', STORE_WORKER, printing));
  return output;
}

describe.concurrent('no output repeats a password', () => {
  test.each(SECRET_URLS)('%s=%s', async (name, url) => {
    const output = await outputWith({ [name]: url });
    expect(output).toMatch(/_URL: |cannot be reached/);
    expect(output).not.toContain(SECRET);
  });

  test('a URL in a file is shown no more than one in the environment', async () => {
    const file = join(folder, 'log-url');
    writeFileSync(file, 'kafka+ssl://user:pa%hunter2@127.0.0.1:9\n');
    expect(await outputWith({ LOG_URL_FILE: file })).toMatch(/percent-encoded/);
    expect(await outputWith({ LOG_URL_FILE: file })).not.toContain(SECRET);
  });

  test.each(['kafka://user:hunter2@broker:9092', 'hunter2'])(
    'LOG_URL_FILE=%s, which names no file',
    async (url) => {
      const output = await outputWith({ LOG_URL_FILE: url });
      expect(output).toMatch(/^LOG_URL_FILE: met a text that is not the path/);
      expect(output).not.toContain(SECRET);
    },
  );
});
