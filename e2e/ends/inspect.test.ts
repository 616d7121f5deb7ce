import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, SOURCE_FLAGS, startNode } from '@courant/tools/services';
import { afterEach, beforeEach, expect, test } from 'vitest';

const TIMEOUTS = { timeout: 120_000 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script of `standalone/inspect` to its end. */
async function inspect(script: string, args: readonly string[], settings: Readonly<Record<string, string>>) {
  const started = startNode([...SOURCE_FLAGS, `standalone/inspect/${script}.ts`, ...args], {
    PATH: process.env.PATH,
    DATA_DIR: join(folder, 'data'),
    ...settings,
  });
  return { exitCode: await started.exitCode, output: started.output() };
}

test('record without a network ends with one sentence and writes no file', TIMEOUTS, async () => {
  const { port } = await freePorts('port');
  const PUBLISHER_URL = `http://127.0.0.1:${port}/api`;
  const { exitCode, output } = await inspect('record', ['a/records', join(folder, 'answer.json')], {
    PUBLISHER_URL,
  });
  expect(output).toMatch(
    new RegExp(`^${PUBLISHER_URL} cannot be asked \\(.*\\)\\. .*PUBLISHER=simulated\\.\n$`),
  );
  expect(exitCode).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('dump where nothing is kept ends with one sentence and makes no folder', TIMEOUTS, async () => {
  const { exitCode, output } = await inspect('dump', [], {});
  expect(output).toMatch(/^DATA_DIR: met ".*", which holds no log, allowed: .*\n$/);
  expect(exitCode).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});
