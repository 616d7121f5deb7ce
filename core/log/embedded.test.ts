import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { logContract } from './contract.ts';
import { openEmbeddedLog } from './embedded.ts';
import type { EventLog } from './event-log.ts';

const root = mkdtempSync(join(tmpdir(), 'courant-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const opened = new WeakMap<EventLog, { dataDir: string; now: () => number }>();
async function openIn(options: { dataDir: string; now: () => number }): Promise<EventLog> {
  const log = await openEmbeddedLog(options);
  opened.set(log, options);
  return log;
}

logContract('the embedded log', {
  open: (now) => openIn({ dataDir: mkdtempSync(join(root, 'data-')), now }),
  reopen: async (log) => {
    await log.close();
    return openIn(opened.get(log) as { dataDir: string; now: () => number });
  },
});
