import { HOUR } from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import { pick, type Random, randomBelow, seededRandom } from '@courant/core/testing';
import { runCountry } from '../country.ts';
import { runRegions } from '../regions.ts';
import { type OmittedRule, type Ports, portsOf } from './ports.ts';
import { GROUPS, randomReading, START, settleIdleRegions } from './scenario.ts';
import { Stepper } from './stepper.ts';
import { Subscriber } from './subscriber.ts';
import { findViolations } from './violations.ts';

const STEPS = 260;
const DRAIN_STEPS = 6_000;

export interface Outcome {
  /** What is wrong at the end; empty if the run is right. */
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

/** One run: readings arrive while processes move, crash, freeze and are replaced; then all of them settle what is left. */
export async function simulate(seed: number, omittedRule: OmittedRule = 'NONE'): Promise<Outcome> {
  const world = await createWorld(seed, omittedRule);
  await runSteps(world);
  await drain(world);
  const violations = await findViolations(world.log, world.store, world.subscriber);
  for (const { end } of world.processes) end.abort();
  return { violations, trace: world.stepper.trace };
}

type StageName = 'regions' | 'country';
const STAGES = { regions: runRegions, country: runCountry } as const;

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
  const processes: Process[] = [];
  let started = 0;
  const start = (stage: StageName): void => {
    const process = { name: `${stage}#${++started}`, stage, end: new AbortController() };
    processes.push(process);
    void runStageOnce(process, portsOf(process.name, shared), random, stepper);
  };
  return { random, stepper, log, store, subscriber: new Subscriber(shared), processes, start };
}

/** Runs a process of one stage. Its clock makes half of the announcements name single slots, half of them ranges. */
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
  } catch (error) {
    stepper.record(`ERROR ${name} ${String(error)}`);
  }
}

async function runSteps(world: World): Promise<void> {
  const { random, processes, stepper } = world;
  world.start('regions');
  world.start('country');
  let readingsLeft = 3 + randomBelow(random, 6);
  for (let step = 0; step < STEPS; step++) {
    const chance = random();
    if (chance < 0.015) crash(world, pick(random, processes));
    else if (chance < 0.045) takeOver(world, pick(random, processes));
    else if (chance < 0.1) await world.subscriber.step();
    else if (chance < 0.16 && readingsLeft > 0) {
      readingsLeft--;
      await ingest(world);
    } else await stepper.step();
  }
}

/** Every process, zombies included, runs until it has nothing left to do. */
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

/** Freezes a process, whose partitions go to another one; once it thaws, both run. */
function takeOver(world: World, victim: Process): void {
  if (world.processes.filter(({ stage }) => stage === victim.stage).length > 2) return;
  world.stepper.freeze(victim.name, randomBelow(world.random, 80));
  startReplacement(world, victim.stage);
}

function startReplacement({ log, start }: World, stage: StageName): void {
  if (stage === 'regions') log.evict(READINGS, GROUPS.regions);
  else log.evict(CHANGES, GROUPS.country);
  start(stage);
}

async function ingest({ log, random, stepper }: World): Promise<void> {
  const reading = randomReading(random);
  const repeated = random() < 0.4;
  await log.append(READINGS, repeated ? [reading, reading] : [reading]);
  stepper.record(`ingest ${READINGS.encode(reading)}${repeated ? ' twice' : ''}`);
}
