/** A label wants to stand at a height; labels of one column must not overlap. */
export interface Placed {
  readonly key: string;
  readonly yPx: number;
}

/**
 * The heights of labels, at least `gapPx` apart and inside `[topPx, bottomPx]`, each as near to where it wants to be as
 * those above it allow. Where they do not fit, they are as far apart as there is room.
 */
export function spread(labels: readonly Placed[], gapPx: number, topPx: number, bottomPx: number): Placed[] {
  const evenGap = (bottomPx - topPx) / Math.max(1, labels.length - 1);
  const gap = Math.min(gapPx, evenGap);
  const sorted = [...labels].sort((a, b) => a.yPx - b.yPx);
  const down: Placed[] = [];
  for (const { key, yPx } of sorted) {
    const least = down.length === 0 ? topPx : (down.at(-1)?.yPx ?? topPx) + gap;
    down.push({ key, yPx: Math.max(yPx, least) });
  }
  // What was pushed below the bottom pushes back up.
  let most = bottomPx;
  return down
    .reverse()
    .map(({ key, yPx }) => {
      const placed = { key, yPx: Math.min(yPx, most) };
      most = placed.yPx - gap;
      return placed;
    })
    .reverse();
}
