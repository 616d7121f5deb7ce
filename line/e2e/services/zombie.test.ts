import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Reading } from '@courant/core/domain';
import { openLog, READINGS } from '@courant/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { newLogUrl, onKafka } from './kafka-url.ts';

const PROCESS = fileURLToPath(new URL('./holding-process.ts', import.meta.url));

const READING: Reading = {
  area: 'IDF',
  start: 0,
  stepMinutes: 30,
  vintage: 'DEFINITIVE',
  knownAt: 0,
  values: Array(11).fill(null),
  extra: {},
};

onKafka('a zombie on Kafka', () => {
  test('a process stopped past its session finds its batch gone, and moves no place by committing it', {
    timeout: 90_000,
  }, async () => {
    const url = newLogUrl();
    const log = await openLog(url, { dataDir: 'unused' });
    onTestFinished(() => log.close());
    await log.append(READINGS, [READING]);
    const zombie = hold(url);
    expect(await zombie.told()).toBe('holds 0 true');

    zombie.child.kill('SIGSTOP');
    const heirs = log.consume(READINGS, 'regions', { signal: new AbortController().signal });
    const heir = heirs[Symbol.asyncIterator]();
    const { value: taken } = await heir.next();
    expect([taken?.entries.length, taken?.isCurrent()]).toEqual([1, true]);

    zombie.child.kill('SIGCONT');
    zombie.child.stdin.write('commit\n');
    expect(await zombie.told()).toBe('current false');
    expect(await zombie.told()).toBe('StaleBatchError');
    expect(await log.lag(READINGS, 'regions')).toBe(1);
    await taken?.commit();
    expect(await log.lag(READINGS, 'regions')).toBe(0);
    await heir.return?.();
  });
});

function hold(url: string) {
  const args = ['--conditions=@courant/source', '--import', 'tsx', PROCESS, url];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, told: async (): Promise<string> => (await lines.next()).value };
}
