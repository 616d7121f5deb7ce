import {
  describeContent,
  HOUR,
  MINUTE,
  type PositionedReading,
  PUBLISHED_MEASURES,
  planCountry,
  planRegion,
  REGION_CODES,
  RESOLUTIONS,
  type Reading,
  type Settled,
  settleCountry,
  settleRegion,
  countrySlotsOf,
} from '@courant/core/domain';
import { CHANGES, type EventLog, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, openMemoryStore } from '@courant/core/store';
import { runCountry } from '../country.ts';
import { runRegions } from '../regions.ts';
import { below, chance, pick, type Roll } from './chance.ts';
import { type Dropped, type Ports, portsOf } from './ports.ts';
import { Stepper } from './stepper.ts';
import { heldByStore, Subscriber } from './subscriber.ts';

/**
 * Two regions move, the ten others stand still. The two half-hours lie in one Paris day and in two UTC days, so that a
 * batch that names one computes from a chunk it does not write; early in every period, so that chunks are short.
 */
const MOVING = ['IDF', 'CVL'] as const;
const START = Date.UTC(2012, 0, 1, 23, 30);
const STEPS = 260;
const DRAIN_STEPS = 6_000;

export interface Outcome {
  /** What differs from what it must be; empty if the run is right. */
  readonly wrong: readonly string[];
  readonly trace: readonly string[];
}

/** One run: readings come in while processes move, crash, are taken over and come back; then everything is worked off. */
export async function simulate(seed: number, dropped: Dropped = 'NONE'): Promise<Outcome> {
  const world = await openWorld(seed, dropped);
  await live(world);
  await drain(world);
  const wrong = await judge(world);
  for (const { end } of world.alive) end.abort();
  return { wrong, trace: world.stepper.trace };
}

type StageName = 'regions' | 'country';
const STAGES = { regions: runRegions, country: runCountry } as const;
const GROUPS = { regions: 'simulated.regions', country: 'simulated.country' };

interface Process {
  readonly who: string;
  readonly stage: StageName;
  readonly end: AbortController;
}

interface World {
  readonly roll: Roll;
  readonly stepper: Stepper;
  readonly log: MemoryLog;
  readonly store: ChunkStore;
  readonly subscriber: Subscriber;
  readonly alive: Process[];
  readonly start: (stage: StageName) => void;
}

async function openWorld(seed: number, dropped: Dropped): Promise<World> {
  const roll = chance(seed);
  const stepper = new Stepper(roll);
  const log = await openMemoryLog({ epoch: 'simulated', now: () => START });
  const store = await openMemoryStore();
  await standStill(store);
  const shared = { log, store, stepper, roll, dropped, carried: new Map() };
  const alive: Process[] = [];
  let born = 0;
  const start = (stage: StageName): void => {
    const process = { who: `${stage}#${++born}`, stage, end: new AbortController() };
    alive.push(process);
    void liveOnce(process, portsOf(process.who, shared), roll, stepper);
  };
  return { roll, stepper, log, store, subscriber: new Subscriber(shared), alive, start };
}

/** A process's life; half of the announcements are of single slots, half of ranges. */
async function liveOnce(
  { who, stage, end }: Process,
  ports: Ports,
  roll: Roll,
  stepper: Stepper,
): Promise<void> {
  const now = () => (roll() < 0.5 ? START : START + 1_000 * HOUR);
  try {
    await STAGES[stage]({ ...ports, signal: end.signal, now, groups: GROUPS, maxBatch: 1 + below(roll, 3) });
  } catch (fault) {
    stepper.note(`FAULT ${who} ${String(fault)}`);
  }
}

async function live(world: World): Promise<void> {
  const { roll, alive, stepper } = world;
  world.start('regions');
  world.start('country');
  let coming = 3 + below(roll, 6);
  for (let step = 0; step < STEPS; step++) {
    const luck = roll();
    if (luck < 0.015) crash(world, pick(roll, alive));
    else if (luck < 0.045) takeOver(world, pick(roll, alive));
    else if (luck < 0.1) await world.subscriber.step();
    else if (luck < 0.16 && coming > 0) {
      coming--;
      await ingest(world);
    } else await stepper.step();
  }
}

/** Everybody goes on until nobody has anything left to do, zombies included. */
async function drain({ stepper, subscriber }: World): Promise<void> {
  stepper.thaw();
  for (let step = 0; step < DRAIN_STEPS && (await stepper.step()); step++);
  while (await subscriber.step());
}

function crash(world: World, victim: Process): void {
  world.stepper.crash(victim.who);
  victim.end.abort();
  world.alive.splice(world.alive.indexOf(victim), 1);
  replace(world, victim.stage);
}

/** The session of one is taken for lost: another starts, and both go on. */
function takeOver(world: World, victim: Process): void {
  if (world.alive.filter((one) => one.stage === victim.stage).length > 2) return;
  world.stepper.freeze(victim.who, below(world.roll, 80));
  replace(world, victim.stage);
}

function replace({ log, start }: World, stage: StageName): void {
  if (stage === 'regions') log.evict(READINGS, GROUPS.regions);
  else log.evict(CHANGES, GROUPS.country);
  start(stage);
}

const valuesOf = (mw: number): Reading['values'] => PUBLISHED_MEASURES.map(() => mw);

function someReading(roll: Roll): Reading {
  const settledUp = roll() < 0.3;
  const vintage = settledUp ? pick(roll, ['CONSOLIDATED', 'DEFINITIVE'] as const) : 'REAL_TIME';
  const stepMinutes = settledUp ? 30 : 15;
  const start = START + below(roll, settledUp ? 2 : 4) * stepMinutes * MINUTE;
  return {
    area: pick(roll, MOVING),
    start,
    stepMinutes,
    vintage,
    knownAt: START,
    values: valuesOf(1 + below(roll, 2)),
    extra: {},
  };
}

async function ingest({ log, roll, stepper }: World): Promise<void> {
  const reading = someReading(roll);
  const repeated = roll() < 0.4;
  await log.append(READINGS, repeated ? [reading, reading] : [reading]);
  stepper.note(`ingest ${READINGS.encode(reading)}${repeated ? ' twice' : ''}`);
}

/** The ten other regions hold consolidated half-hours, so that the country has sums. */
async function standStill(store: ChunkStore): Promise<void> {
  for (const area of REGION_CODES.filter((code) => !(MOVING as readonly string[]).includes(code))) {
    const readings = [0, 1].map(
      (slot): PositionedReading => ({
        area,
        start: START + slot * 30 * MINUTE,
        stepMinutes: 30,
        vintage: 'CONSOLIDATED',
        knownAt: START,
        values: valuesOf(1),
        extra: {},
        position: slot,
      }),
    );
    const plan = planRegion(area, readings);
    const settled = settleRegion(
      area,
      readings,
      await store.load(plan.targets),
      await store.load(plan.inputs),
    );
    await store.save(settled.chunks.filter((chunk) => chunk.key.resolution === 'HALF_HOUR'));
  }
}

async function judge({ log, store, subscriber }: World): Promise<string[]> {
  const wrong: string[] = [];
  if ((await log.lag(READINGS, GROUPS.regions)) > 0) wrong.push('readings left');
  if ((await log.lag(CHANGES, GROUPS.country)) > 0) wrong.push('changes left');
  if ((await contentOf(store)) !== (await contentOf(await recomputed(log)))) wrong.push('store');
  const differs = [...(await heldByStore(store))].filter(
    ([name, text]) => subscriber.held.get(name) !== text,
  );
  return [...wrong, ...differs.map(([name]) => `subscriber ${name}`)];
}

/** What one pass over the log gives, with no detour. */
async function recomputed(log: EventLog): Promise<ChunkStore> {
  const store = await openMemoryStore();
  await standStill(store);
  const named: Settled['touchedSlots'][number][] = [];
  for (const area of MOVING) {
    const entries = await log.read(READINGS, REGION_CODES.indexOf(area), 0, 1_000);
    const readings = entries.flatMap(({ message, offset }) =>
      message.ok ? [{ ...message.value, extra: {}, position: offset }] : [],
    );
    if (readings.length === 0) continue;
    const plan = planRegion(area, readings);
    const settled = settleRegion(
      area,
      readings,
      await store.load(plan.targets),
      await store.load(plan.inputs),
    );
    await store.save(settled.chunks);
    named.push(...settled.touchedSlots);
  }
  const slots = countrySlotsOf(named, 0);
  const plan = planCountry(slots);
  if (slots.length > 0)
    await store.save(
      settleCountry(slots, await store.load(plan.targets), await store.load(plan.inputs)).chunks,
    );
  return store;
}

async function contentOf(store: ChunkStore): Promise<string> {
  const lines: string[] = [];
  for (const area of ['FR', ...REGION_CODES] as const) {
    for (const resolution of RESOLUTIONS) {
      lines.push(...(await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)).map(describeContent));
    }
  }
  return lines.join('');
}
