import { quantile } from '../measure/cost.ts';
import { KnownAtByPosition } from './known-at-by-position.ts';
import { type AppliedUpdate, openViewer } from './viewer.ts';
import { openWholeLine } from './whole-line.ts';

const REVISION_EVERY_MS = 1_000;

/**
 * The whole line in this process and a viewer in another. Prints how long after ingest had a row the viewer had applied
 * it: quarter-hours and half-hours of regions, and half-hours of the country.
 */
export async function printLatency(updates: number): Promise<void> {
  const knownAtByPosition = new KnownAtByPosition();
  const line = await openWholeLine(REVISION_EVERY_MS, (log) => knownAtByPosition.observeLog(log));
  const waits = { region: [] as number[], country: [] as number[] };
  let onEnough = (): void => undefined;
  const enough = new Promise<void>((resolve) => {
    onEnough = resolve;
  });
  const onApplied = ({ position, at }: AppliedUpdate): void => {
    const knownAt = knownAtByPosition.get(position);
    if (knownAt !== undefined)
      waits[position.startsWith('courant.changes') ? 'country' : 'region'].push(at - knownAt);
    if (waits.country.length >= updates) onEnough();
  };
  const viewer = await openViewer(`${line.url.replace('http', 'ws')}/graphql`, onApplied);
  await enough;
  await viewer.close();
  await line.close();
  console.log('From ingest having a row to its update applied at a client, ms:');
  for (const [what, ms] of Object.entries(waits)) {
    const [middle, late] = [0.5, 0.95].map((share) => quantile(ms, share).toFixed(0));
    console.log(`  ${what}: p50 ${middle} (aim: at most 250), p95 ${late}, of ${ms.length} updates`);
  }
}
