import { CHUNK_FORMAT, DAY, DraftChunk, groupsOf, MINUTE } from '@courant/core/domain';
import { CHANGES, openMemoryLog, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { ChunkDamagedError } from '@courant/core/store';
import { expect, test } from 'vitest';
import { NOW, roundOf, SettledLine } from '../test/settled-line.ts';
import { type Progress, toLines } from './progress.ts';

const FROM = NOW - 3 * DAY;
const HISTORY = [...roundOf(FROM, 30, 1), ...roundOf(FROM, 10, 2)];
const LATER = NOW + 2 * MINUTE;

/** Puts a value that no reading holds into the namespace that serves. */
async function corrupt({ namespaces }: SettledLine): Promise<void> {
  const store = await namespaces.open('first');
  const [chunk] = await store.range('BRE', 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER, { limit: 1 });
  if (!chunk) throw new Error('BRE holds no half-hour.');
  const draft = new DraftChunk(chunk);
  draft.column('CONSUMPTION').setMean(draft.length - 1, 987_654, 2);
  expect(await store.save([draft])).toEqual([]);
}

/** A listener that acts at a phase. */
const atPhase =
  (phase: Progress['phase'], act: () => void | Promise<void>) =>
  async (progress: Progress): Promise<void> => {
    if (progress.phase === phase) await act();
  };
const crash = (): never => {
  throw new Error('crashed');
};

const BEFORE_THE_FLIP = [
  'SWEPT',
  'OPENED',
  'SETTLING',
  'SUMMING',
  'COMPARING',
  'COMPARED',
  'FLIPPING',
] as const;

test('the whole log is settled anew beside what serves, which is then dropped; one announcement tells of it', async () => {
  const line = await SettledLine.open(HISTORY);
  const before = { content: await line.content(), announced: (await line.announcements()).length };
  const progressSeen: Progress[] = [];
  await line.rebuild({ onProgress: (progress) => void progressSeen.push(progress) });

  const serving = await line.serving();
  expect(serving).not.toBe('first');
  expect(await line.namespaces.names()).toEqual([serving]);
  expect(await line.namespaces.pointer()).toMatchObject({ isAnnounced: true });
  expect(await line.content()).toBe(before.content);
  expect(before.content).toContain('FR HALF_HOUR');
  await line.settle();
  expect((await line.announcements()).slice(before.announced)).toEqual([{ rebuilt: serving }]);
  expect(progressSeen.flatMap(toLines).join('\n')).toMatch(
    /Readings settled: 480 of 480 \(100 %\)\.\n(.*\n)*.* 0 differ\./,
  );
});

test('readings that come all the while are neither lost nor settled twice, and processors go on in what serves then', async () => {
  const line = await SettledLine.open(HISTORY);
  const stop = line.startProcessors();
  let round = 3;
  const publish = async () =>
    void (await line.log.append(READINGS, roundOf(FROM + 20 * 30 * MINUTE, 14, round++)));
  await line.rebuild({ onProgress: publish });
  await publish();
  await line.waitUntilSettled();
  expect(await line.content()).toBe(await line.recomputed());
  expect(await line.rebuilds()).toEqual([await line.serving()]);
  await stop();
  // Takes 8 s of a processor.
}, 180_000);

test('what comes after the country was summed is in its sums the moment it serves', async () => {
  const line = await SettledLine.open(HISTORY);
  const publish = async () => void (await line.log.append(READINGS, roundOf(FROM + 10 * DAY, 3, 4)));
  await line.rebuild({ onProgress: atPhase('COMPARED', publish) });
  expect(await line.content()).toBe(await line.recomputed());
});

test('no other rebuild takes what is about to serve for a leftover', async () => {
  const line = await SettledLine.open(HISTORY);
  const sweep = () =>
    line.rebuild({ now: () => LATER, onProgress: atPhase('OPENED', crash) }).catch(() => undefined);
  await line.rebuild({ onProgress: atPhase('FLIPPING', sweep) });
  expect(await line.content()).toBe(await line.recomputed());
});

test('a message that is no reading is not rejected again', async () => {
  const line = await SettledLine.open(HISTORY);
  const anything: Topic<string> = {
    ...READINGS,
    partitionOf: () => 7,
    encode: (text) => text,
    decode: (text) => text,
  };
  await line.log.append(anything, ['hello']);
  await line.settle();
  await line.rebuild();
  await line.settle();
  expect(await line.log.extent(REJECTED, 0)).toEqual({ first: 0, end: 1 });
});

test('a wrong value that serves is reported, and right afterwards', async () => {
  const line = await SettledLine.open(HISTORY);
  const right = await line.content();
  await corrupt(line);
  const progressSeen: Progress[] = [];
  await line.rebuild({ onProgress: (progress) => void progressSeen.push(progress) });
  expect(progressSeen.flatMap(toLines).join('\n')).toMatch(
    / 1 differ .*\n {2}BRE HALF_HOUR .*: CONSUMPTION 493827 MW -> \d+ MW/,
  );
  expect(await line.content()).toBe(right);
});

test.each(BEFORE_THE_FLIP)(
  'a crash at %s leaves what serves as it was, and the next rebuild cleans up',
  async (phase) => {
    const line = await SettledLine.open(HISTORY);
    await corrupt(line);
    const before = await line.content();
    await expect(line.rebuild({ onProgress: atPhase(phase, crash) })).rejects.toThrow('crashed');
    expect([await line.serving(), await line.content(), await line.rebuilds()]).toEqual([
      'first',
      before,
      [],
    ]);

    await line.rebuild({ now: () => LATER });
    expect(await line.namespaces.names()).toEqual([await line.serving()]);
    expect(await line.content()).toBe(await line.recomputed());
    expect(await line.rebuilds()).toHaveLength(1);
  },
);

test.each(BEFORE_THE_FLIP)(
  'stopped at %s it drops what it made and says that nothing has changed',
  async (phase) => {
    const line = await SettledLine.open(HISTORY);
    const before = await line.content();
    const stop = new AbortController();
    const stopped = line.rebuild({ signal: stop.signal, onProgress: atPhase(phase, () => stop.abort()) });
    await expect(stopped).rejects.toThrow('Stopped before the flip: what serves is as it was.');
    expect([await line.namespaces.names(), await line.content(), await line.rebuilds()]).toEqual([
      ['first'],
      before,
      [],
    ]);
  },
);

test('a crash between flip and announcement is mended by the next processor, before it announces anything else', async () => {
  const line = await SettledLine.open(HISTORY);
  const announced = (await line.announcements()).length;
  await expect(line.rebuild({ onProgress: atPhase('FLIPPED', crash) })).rejects.toThrow('crashed');
  expect(await line.rebuilds()).toEqual([]);
  await line.log.append(READINGS, roundOf(FROM, 1, 5));
  await line.settle(10);
  expect((await line.announcements())[announced]).toEqual({ rebuilt: await line.serving() });
  expect(await line.rebuilds()).toHaveLength(1);
  expect(await line.content()).toBe(await line.recomputed());
});

test('a log that lacks readings which serve is refused with their number, unless that is accepted', async () => {
  const whole = await SettledLine.open(HISTORY);
  const log = await openMemoryLog({ now: () => NOW });
  await log.append(READINGS, HISTORY.slice(12));
  const cut = whole.withLog(log);
  const before = await cut.content();
  await expect(cut.rebuild()).rejects.toThrow(/^12 readings that serve are not in this log.*--accept-loss/);
  expect([await cut.namespaces.names(), await cut.content()]).toEqual([['first'], before]);
  await cut.rebuild({ acceptLoss: true });
  expect(await cut.content()).toBe(await cut.recomputed());
});

test('a log that was cut is known by the positions that it has no more; a figure that is wrong is none that was lost', async () => {
  const line = await SettledLine.open(HISTORY);
  await corrupt(line);
  await line.log.append(READINGS, HISTORY.slice(-12));
  await line.settle();
  await line.rebuild();
  const before = await line.content();
  await line.log.expire({ ...READINGS, retentionMs: 1 }, NOW + DAY);
  await expect(line.rebuild()).rejects.toThrow(/^480 readings that serve are not in this log/);
  expect(await line.content()).toBe(before);
});

test('what serves in a format that is not read here is let go of only where that is accepted', async () => {
  const line = await SettledLine.open(HISTORY);
  const first = await line.namespaces.open('first');
  first.identity = async () => ({ logEpoch: line.log.epoch, format: CHUNK_FORMAT + 1 });
  await expect(line.rebuild()).rejects.toThrow(/cannot be compared.*--accept-loss/);
  expect(await line.serving()).toBe('first');
  await line.rebuild({ acceptLoss: true });
  expect(await line.content()).toBe(await line.recomputed());
});

test('a check changes nothing, and fails where what serves is not what the log says', async () => {
  const line = await SettledLine.open(HISTORY);
  await line.rebuild({ checkOnly: true });
  await corrupt(line);
  await expect(line.rebuild({ checkOnly: true })).rejects.toThrow('What serves is not what the log says');
  expect([await line.namespaces.names(), await line.rebuilds()]).toEqual([['first'], []]);
});

test('a check waits for processors that are late: what they settle meanwhile is no difference', async () => {
  const line = await SettledLine.open(HISTORY);
  await line.log.append(READINGS, roundOf(FROM, 5, 6));
  const begin = atPhase('WAITING', () => void line.startProcessors());
  await line.rebuild({ checkOnly: true, servingIdleMs: 60_000, onProgress: begin });
});

test('a check beside which no processor runs says so, and by how much what serves is behind', async () => {
  const line = await SettledLine.open(HISTORY);
  await line.log.append(READINGS, roundOf(FROM, 5, 6));
  const progressSeen: Progress[] = [];
  const checked = line.rebuild({
    checkOnly: true,
    onProgress: (progress) => void progressSeen.push(progress),
  });
  await expect(checked).rejects.toThrow(
    /What serves is not what the log says.* Nobody settled the 60 entries.* start a processor/,
  );
  expect(progressSeen.flatMap(toLines)).toContain(
    'No processor settles what serves, it seems: 60 entries of the log that it lacks count as differences.',
  );
});

test('a check leaves what an earlier rebuild kept', async () => {
  const line = await SettledLine.open(HISTORY);
  await line.rebuild({ keepOld: true });
  const names = await line.namespaces.names();
  await line.rebuild({ checkOnly: true, now: () => LATER });
  expect(await line.namespaces.names()).toEqual(names);
  expect(names).toContain('first');
});

test('of two rebuilds at once one serves and the other says so; neither drops what the other makes', async () => {
  const line = await SettledLine.open(HISTORY);
  let second: Promise<void> = Promise.resolve();
  const begin = (): void => {
    second = line.rebuild({ now: () => LATER });
    second.catch(() => undefined);
  };
  await line.rebuild({ onProgress: atPhase('SUMMING', begin) });
  await expect(second).rejects.toThrow('"first" serves no more: another rebuild was quicker.');
  expect(await line.namespaces.names()).toEqual([await line.serving()]);
  expect(await line.content()).toBe(await line.recomputed());
  expect(await line.rebuilds()).toHaveLength(1);
});

test('the offsets of a dropped namespace are deleted, and no others', async () => {
  const line = await SettledLine.open(HISTORY);
  const lags = async (namespace: string) => {
    const { regions, country } = groupsOf(namespace);
    return [await line.log.lag(READINGS, regions), await line.log.lag(CHANGES, country)];
  };
  const crashed = { phase: 'SUMMING', namespace: '' };
  const note = async (progress: Progress) => {
    if (progress.phase === 'OPENED') crashed.namespace = progress.namespace;
    if (progress.phase === crashed.phase) crash();
  };
  await line.rebuild({ onProgress: note }).catch(() => undefined);
  await line.rebuild({ now: () => LATER });
  const { end } = await line.log.extent(CHANGES, 0);
  expect([await lags('first'), await lags(crashed.namespace)]).toEqual([
    [480, end],
    [480, end],
  ]);
  await line.settle();
  expect(await lags(await line.serving())).toEqual([0, 0]);
});

test('where what serves is damaged, nothing can be compared: the rebuild says so, and goes on where loss is accepted', async () => {
  const line = await SettledLine.open(HISTORY);
  const content = await line.content();
  const first = await line.namespaces.open('first');
  first.range = async () => {
    throw new ChunkDamagedError('BRE/HALF_HOUR/2026-08-24T12:00:00.000Z');
  };
  const lines: string[] = [];
  const onProgress = (progress: Progress): void => void lines.push(...toLines(progress));
  await expect(line.rebuild({ onProgress })).rejects.toThrow(/cannot be compared.*--accept-loss/);
  expect(await line.serving()).toBe('first');
  expect(lines.join('\n')).toMatch(/cannot be compared: The chunk BRE\/HALF_HOUR\/\S+ is damaged/);

  await line.rebuild({ acceptLoss: true });
  expect(await line.serving()).not.toBe('first');
  expect(await line.content()).toBe(content);
});
