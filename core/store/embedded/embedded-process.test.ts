import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Chunk, emptyChunk } from '../../domain/index.ts';
import { contentOf, days, markedDraft } from '../contract/chunks.ts';
import { openStore } from '../open.ts';

const KILLS = 20;
const CHUNKS = 40;
const KEYS = days(...Array(CHUNKS).keys());
const LOOP = fileURLToPath(new URL('save-loop.ts', import.meta.url));

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-kill-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/** A process that saves until it is killed, and the lines it writes: the versions that are saved. */
function startSaving() {
  const args = ['--conditions=@courant/source', '--import', 'tsx', LOOP, dataDir, `${CHUNKS}`];
  const saving = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = saving;
  return { saving, exited: once(saving, 'exit'), saved: createInterface({ input: saving.stdout }) };
}

/** Kills a saving process after so many answers; returns the last version that it wrote as saved. */
async function lastSavedBeforeKill(answers: number): Promise<number> {
  const { saving, exited, saved } = startSaving();
  let last = 0;
  let seen = 0;
  for await (const line of saved) {
    last = Number(line);
    // It saves on until the signal arrives, at any point of a save.
    if (++seen === answers) saving.kill('SIGKILL');
  }
  expect((await exited)[1]).toBe('SIGKILL');
  return last;
}

const wholeAt = ({ key, version }: Chunk) => contentOf(markedDraft(emptyChunk(key), version));

test(`killed ${KILLS} times while saving, the store keeps all it answered for, every chunk whole`, {
  timeout: 300_000,
}, async () => {
  for (let kill = 0; kill < KILLS; kill++) {
    const saved = await lastSavedBeforeKill(1 + ((kill * 7) % 23));
    const store = await openStore('embedded:', { dataDir });
    for (const chunk of await store.load(KEYS)) {
      expect(chunk.version).toBeGreaterThanOrEqual(saved);
      expect(contentOf(chunk)).toEqual(wholeAt(chunk));
    }
    await store.close();
  }
});

test('a folder that another process saves to is refused, until that process is gone', async () => {
  const { saving, exited, saved } = startSaving();
  await once(saved, 'line');
  await expect(openStore('embedded:', { dataDir })).rejects.toThrow(`in use by process ${saving.pid}`);
  saving.kill('SIGKILL');
  await exited;
  await (await openStore('embedded:', { dataDir })).close();
});
