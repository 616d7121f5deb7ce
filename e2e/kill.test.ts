import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulator } from '@courant/simulator';
import { afterEach, beforeEach, test } from 'vitest';
import { expectKillsToLeaveNoTrace, openPublishers } from './killed-line.ts';

/** How often the line is killed; 20 is the full count, which takes a minute or two. */
const KILLS = Number(process.env.COURANT_KILLS ?? 3);

let folder: string;
let publishers: readonly Simulator[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'courant-killed-'));
  publishers = await openPublishers();
});
afterEach(async () => {
  await Promise.all(publishers.map((publisher) => publisher.close()));
  rmSync(folder, { recursive: true, force: true });
});

test(`killed ${KILLS} times in a backfill, the line ends with what an uninterrupted one ends with`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const locations = {
    whole: { dataDir: join(folder, 'whole') },
    killed: { dataDir: join(folder, 'killed') },
  };
  await expectKillsToLeaveNoTrace(KILLS, locations, publishers);
});
