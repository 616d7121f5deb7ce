import { AREA_CODES, describeContent, RESOLUTIONS } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

/** A store's content as text: values, vintages and each slot's sequence of distinct superseded values. */
export async function contentOf(store: ChunkStore): Promise<{ text: string; superseded: number }> {
  const grids = AREA_CODES.flatMap((area) => RESOLUTIONS.map((resolution) => ({ area, resolution })));
  let [text, superseded] = ['', 0];
  for (const { area, resolution } of grids) {
    for (const chunk of await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)) {
      text += describeContent(chunk);
      superseded += chunk.superseded.length;
    }
  }
  return { text, superseded };
}
