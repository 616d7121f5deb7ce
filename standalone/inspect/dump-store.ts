import { AREA_CODES, type AreaCode, RESOLUTIONS, type Resolution } from '@courant/core/domain';
import type { ChunkStore, Namespaces } from '@courant/core/store';

/** The chunks of each namespace, the serving one first. */
export async function describeNamespaces(namespaces: Namespaces): Promise<string[]> {
  const { namespace: serving } = await namespaces.pointer();
  const others = (await namespaces.names()).filter((name) => name !== serving);
  const lines = [
    `namespace ${serving}, which serves`,
    ...(await describeStore(await namespaces.open(serving))),
  ];
  for (const name of others)
    lines.push(`namespace ${name}`, ...(await describeStore(await namespaces.open(name))));
  return lines;
}

/** `BRE  QUARTER_HOUR 92 HALF_HOUR 366 ...`: how many chunks of each resolution, a line an area. */
async function describeStore(store: ChunkStore): Promise<string[]> {
  const identity = await store.identity();
  if (identity === undefined) return ['store that nobody has claimed yet'];
  const lines = [`store of log epoch ${identity.logEpoch}, format ${identity.format}`];
  for (const area of AREA_CODES) lines.push(await describeArea(store, area));
  return lines;
}

async function describeArea(store: ChunkStore, area: AreaCode): Promise<string> {
  const counts = [];
  for (const resolution of RESOLUTIONS)
    counts.push(`${resolution} ${await countChunks(store, area, resolution)}`);
  return `${area.padEnd(4)} chunks: ${counts.join(', ')}`;
}

async function countChunks(store: ChunkStore, area: AreaCode, resolution: Resolution): Promise<number> {
  return (await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)).length;
}
