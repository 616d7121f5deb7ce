import {
  countrySlotsOf,
  describeContent,
  planCountry,
  REGION_CODES,
  RESOLUTIONS,
  settleCountry,
  type TouchedSlot,
} from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import { ACTIVE_REGIONS, GROUPS, settleIdleRegions, settleReadings } from './scenario.ts';
import { type Subscriber, slotTextsInStore } from './subscriber.ts';

/** Compares the store and the subscriber with one pass over the log; empty if both are right. */
export async function findViolations(
  log: EventLog,
  store: ChunkStore,
  subscriber: Subscriber,
): Promise<string[]> {
  const violations: string[] = [];
  if ((await log.lag(READINGS, GROUPS.regions)) > 0) violations.push('readings left');
  if ((await log.lag(CHANGES, GROUPS.country)) > 0) violations.push('changes left');
  if ((await contentOf(store)) !== (await contentOf(await recomputed(log)))) violations.push('store');
  const differs = [...(await slotTextsInStore(store))].filter(
    ([name, text]) => subscriber.slots.get(name) !== text,
  );
  return [...violations, ...differs.map(([name]) => `subscriber ${name}`)];
}

/** The store that one pass over the log settles. */
async function recomputed(log: EventLog): Promise<ChunkStore> {
  const store = await createMemoryStore();
  await settleIdleRegions(store);
  const touchedSlots: TouchedSlot[] = [];
  for (const area of ACTIVE_REGIONS) {
    const entries = await log.read(READINGS, REGION_CODES.indexOf(area), 0, 1_000);
    const readings = entries.flatMap(({ message, offset }) =>
      message.ok ? [{ ...message.value, extra: {}, position: offset }] : [],
    );
    if (readings.length === 0) continue;
    const settled = await settleReadings(store, area, readings);
    await store.save(settled.chunks);
    touchedSlots.push(...settled.touchedSlots);
  }
  const slots = countrySlotsOf(touchedSlots, 0);
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
