import {
  countrySlotsOf,
  HOUR,
  MINUTE,
  planRegion,
  REGION_CODES,
  type Reading,
  type Settled,
  settleRegion,
} from '@courant/core/domain';
import { CHANGES, type EventLog, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import {
  contentOf,
  pick,
  positionedReading,
  type Random,
  randomBelow,
  reading,
  seededRandom,
  settleCountryInto,
  settleRegionInto,
  values,
} from '@courant/core/testing';
import { runCountry } from '../country.ts';
import { runRegions } from '../regions.ts';
import { type OmittedRule, type Ports, portsOf } from './ports.ts';
import { Stepper } from './stepper.ts';
import { Subscriber, slotTextsInStore } from './subscriber.ts';

/**
 * Two regions move, the ten others stand still. The two half-hours lie in one Paris day and in two UTC days, so that a
 * batch that names one computes from a chunk it does not write; early in every period, so that chunks are short.
 */
const ACTIVE_REGIONS = ['IDF', 'CVL'] as const;
const START = Date.UTC(2012, 0, 1, 23, 30);
const STEPS = 260;
const DRAIN_STEPS = 6_000;

export interface Outcome {
  /** What differs from what it must be; empty if the run is right. */
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

/** One run: readings come in while processes move, crash, are taken over and come back; then everything is worked off. */
export async function simulate(seed: number, omittedRule: OmittedRule = 'NONE'): Promise<Outcome> {
  const world = await createWorld(seed, omittedRule);
  await runSteps(world);
  await drain(world);
  const violations = await findViolations(world);
  for (const { end } of world.processes) end.abort();
  return { violations, trace: world.stepper.trace };
}

type StageName = 'regions' | 'country';
const STAGES = { regions: runRegions, country: runCountry } as const;
const GROUPS = { regions: 'simulated.regions', country: 'simulated.country' };

interface Process {
  readonly name: string;
  readonly stage: StageName;
  readonly end: AbortController;
}

interface World {
  readonly random: Random;
  readonly stepper: Stepper;
  readonly log: MemoryLog;
  readonly store: ChunkStore;
  readonly subscriber: Subscriber;
  readonly processes: Process[];
  readonly start: (stage: StageName) => void;
}

async function createWorld(seed: number, omittedRule: OmittedRule): Promise<World> {
  const random = seededRandom(seed);
  const stepper = new Stepper(random);
  const log = await openMemoryLog({ epoch: 'simulated', now: () => START });
  const store = await createMemoryStore();
  await settleIdleRegions(store);
  const shared = { log, store, stepper, random, omittedRule, carried: new Map() };
  const alive: Process[] = [];
  let born = 0;
  const start = (stage: StageName): void => {
    const process = { name: `${stage}#${++born}`, stage, end: new AbortController() };
    alive.push(process);
    void runStageOnce(process, portsOf(process.name, shared), random, stepper);
  };
  return { random, stepper, log, store, subscriber: new Subscriber(shared), processes: alive, start };
}

/** A process's life; half of the announcements are of single slots, half of ranges. */
async function runStageOnce(
  { name, stage, end }: Process,
  ports: Ports,
  random: Random,
  stepper: Stepper,
): Promise<void> {
  const now = () => (random() < 0.5 ? START : START + 1_000 * HOUR);
  try {
    await STAGES[stage]({
      ...ports,
      signal: end.signal,
      now,
      groups: GROUPS,
      maxBatch: 1 + randomBelow(random, 3),
    });
  } catch (fault) {
    stepper.record(`FAULT ${name} ${String(fault)}`);
  }
}

async function runSteps(world: World): Promise<void> {
  const { random: roll, processes: alive, stepper } = world;
  world.start('regions');
  world.start('country');
  let coming = 3 + randomBelow(roll, 6);
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
  world.stepper.crash(victim.name);
  victim.end.abort();
  world.processes.splice(world.processes.indexOf(victim), 1);
  startReplacement(world, victim.stage);
}

/** The session of one is taken for lost: another starts, and both go on. */
function takeOver(world: World, victim: Process): void {
  if (world.processes.filter((one) => one.stage === victim.stage).length > 2) return;
  world.stepper.freeze(victim.name, randomBelow(world.random, 80));
  startReplacement(world, victim.stage);
}

function startReplacement({ log, start }: World, stage: StageName): void {
  if (stage === 'regions') log.evict(READINGS, GROUPS.regions);
  else log.evict(CHANGES, GROUPS.country);
  start(stage);
}

function randomReading(random: Random): Reading {
  const settledUp = random() < 0.3;
  const vintage = settledUp ? pick(random, ['CONSOLIDATED', 'DEFINITIVE'] as const) : 'REAL_TIME';
  const stepMinutes = settledUp ? 30 : 15;
  const start = START + randomBelow(random, settledUp ? 2 : 4) * stepMinutes * MINUTE;
  return reading({
    area: pick(random, ACTIVE_REGIONS),
    start,
    vintage,
    knownAt: START,
    values: values({}, 1 + randomBelow(random, 2)),
  });
}

async function ingest({ log, random, stepper }: World): Promise<void> {
  const next = randomReading(random);
  const repeated = random() < 0.4;
  await log.append(READINGS, repeated ? [next, next] : [next]);
  stepper.record(`ingest ${READINGS.encode(next)}${repeated ? ' twice' : ''}`);
}

/** The ten other regions hold consolidated half-hours, so that the country has sums. */
async function settleIdleRegions(store: ChunkStore): Promise<void> {
  for (const area of REGION_CODES.filter((code) => !(ACTIVE_REGIONS as readonly string[]).includes(code))) {
    const readings = [0, 1].map((slot) =>
      positionedReading({
        area,
        start: START + slot * 30 * MINUTE,
        vintage: 'CONSOLIDATED',
        knownAt: START,
        values: values({}, 1),
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

async function findViolations({ log, store, subscriber }: World): Promise<string[]> {
  const violations: string[] = [];
  if ((await log.lag(READINGS, GROUPS.regions)) > 0) violations.push('readings left');
  if ((await log.lag(CHANGES, GROUPS.country)) > 0) violations.push('changes left');
  if ((await contentOf(store)) !== (await contentOf(await recomputed(log)))) violations.push('store');
  const differs = [...(await slotTextsInStore(store))].filter(
    ([name, text]) => subscriber.slots.get(name) !== text,
  );
  return [...violations, ...differs.map(([name]) => `subscriber ${name}`)];
}

/** What one pass over the log gives, with no detour. */
async function recomputed(log: EventLog): Promise<ChunkStore> {
  const store = await createMemoryStore();
  await settleIdleRegions(store);
  const named: Settled['touchedSlots'][number][] = [];
  for (const area of ACTIVE_REGIONS) {
    const entries = await log.read(READINGS, REGION_CODES.indexOf(area), 0, 1_000);
    const readings = entries.flatMap(({ message, offset }) =>
      message.ok ? [{ ...message.value, extra: {}, position: offset }] : [],
    );
    if (readings.length === 0) continue;
    named.push(...(await settleRegionInto(store, area, readings)).touchedSlots);
  }
  const slots = countrySlotsOf(named, 0);
  if (slots.length > 0) await settleCountryInto(store, slots);
  return store;
}
