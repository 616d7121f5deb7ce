import { AREAS, type AreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { CONSOLIDATED, REAL_TIME, type SchemaDrift } from '@courant/simulator';
import { expect, test } from 'vitest';
import { DriftingLine, dayOf } from './drifting-line.ts';
import { REGIONS, rowsBetween } from './rows.ts';
import { type Hashes, hashesOf, meansOf } from './served.ts';

/** A run of the line takes some seconds, and a minute or two on a busy machine. */
const TIMEOUTS = { timeout: 600_000 };
const [DRIFT_DAY, PACKET_DAY, RETURN_DAY, LAST_DAY] = [12, 20, 30, 40];
const INSEE_CODES = REGIONS.map((code) => AREAS[code].inseeCode ?? '');
const OTHER_REGIONS = REGIONS.filter((code) => code !== 'BRE');

/** Data of thirteen days before the drift are consolidated while it lasts. */
async function landPacket(line: DriftingLine): Promise<void> {
  await line.advanceToDay(PACKET_DAY);
  line.publisher.publish(CONSOLIDATED, rowsBetween(CONSOLIDATED, dayOf(-3), dayOf(10)));
  await line.advanceToDay(RETURN_DAY);
}

interface Undrifted {
  readonly atReturn: Hashes;
  readonly ofOtherRegions: Hashes;
  readonly atEnd: Hashes;
}
let undriftedRun: Promise<Undrifted> | undefined;
/** What is served where nothing drifts; run once, within the first test. */
const undrifted = (): Promise<Undrifted> => {
  undriftedRun ??= runUndrifted();
  return undriftedRun;
};

async function runUndrifted(): Promise<Undrifted> {
  const line = await DriftingLine.open();
  await landPacket(line);
  const atReturn = await hashesOf(line.store);
  const ofOtherRegions = await hashesOf(line.store, OTHER_REGIONS);
  await line.advanceToDay(LAST_DAY);
  return { atReturn, ofOtherRegions, atEnd: await hashesOf(line.store) };
}

/** The drifts of both feeds that ingest reported, each once. */
const driftsIn = (line: DriftingLine, which: 'begun' | 'ended'): string[] => [
  ...new Set(
    line.workers.asks.flatMap((ask) =>
      ask[which].map(
        ({ kind, name }) => `${ask.fetch.feed.slice('eco2mix-regional-'.length)} ${kind} ${name}`,
      ),
    ),
  ),
];

const inBothFeeds = (...drifts: string[]): string[] =>
  ['tr', 'cons-def'].flatMap((feed) => drifts.map((drift) => `${feed} ${drift}`));
const ofRegions = INSEE_CODES.map((inseeCode) => `REGION ${inseeCode}`);

type Scenario = SchemaDrift extends infer Each
  ? Each extends SchemaDrift
    ? Omit<Each, 'dataset'>
    : never
  : never;

interface Expected {
  readonly drifts: readonly string[];
  /** Where all measures but the drifting ones are as without the drift. */
  readonly areas?: readonly AreaCode[];
  readonly drifting: readonly StoredMeasure[];
}

test.each<[string, Scenario, Expected]>([
  [
    'a column is renamed',
    { kind: 'renamed', column: 'consommation', to: 'conso' },
    { drifts: ['MISSING consommation', 'ADDED conso'], drifting: ['CONSUMPTION'] },
  ],
  [
    'a column is null in every row',
    { kind: 'emptied', column: 'consommation' },
    { drifts: ['MISSING consommation'], drifting: ['CONSUMPTION'] },
  ],
  [
    'the type of a column changes',
    { kind: 'retyped', column: 'consommation' },
    { drifts: ['RETYPED consommation'], drifting: ['CONSUMPTION'] },
  ],
  [
    'a region is absent',
    { kind: 'no-region', region: AREAS.BRE.inseeCode ?? '' },
    { drifts: ['REGION 53'], areas: OTHER_REGIONS, drifting: [] },
  ],
  ['no row is answered', { kind: 'no-rows' }, { drifts: ofRegions, drifting: STORED_MEASURES }],
  ['every value is null', { kind: 'emptied' }, { drifts: ofRegions, drifting: STORED_MEASURES }],
])(
  '%s for eighteen days: what is stored stands, all else goes on, and all heals',
  TIMEOUTS,
  async (...given) => {
    const [, scenario, { drifts, areas, drifting }] = given;
    const line = await DriftingLine.open();
    await line.advanceToDay(DRIFT_DAY);
    const before = await meansOf(line.store, 'CONSUMPTION');
    line.publisher.drift({ ...scenario, dataset: REAL_TIME }, { ...scenario, dataset: CONSOLIDATED });
    await landPacket(line);

    expect(driftsIn(line, 'begun').toSorted()).toEqual(inBothFeeds(...drifts).toSorted());
    const after = await meansOf(line.store, 'CONSUMPTION');
    if (drifting.length > 0) expect([...before].filter(([slot, mw]) => after.get(slot) !== mw)).toEqual([]);
    const { atReturn, ofOtherRegions, atEnd } = await undrifted();
    expect(differing(await hashesOf(line.store, areas), areas ? ofOtherRegions : atReturn)).toEqual(drifting);

    line.publisher.drift();
    await line.advanceToDay(LAST_DAY);
    expect(driftsIn(line, 'ended').toSorted()).toEqual(inBothFeeds(...drifts).toSorted());
    expect(line.workers.asks.slice(-2).flatMap((ask) => ask.drifts)).toEqual([]);
    expect(differing(await hashesOf(line.store), atEnd)).toEqual([]);
  },
);

const differing = (a: Hashes, b: Hashes): StoredMeasure[] =>
  STORED_MEASURES.filter((measure) => a[measure] !== b[measure]);
