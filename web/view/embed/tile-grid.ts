import type { Size } from './use-size.ts';

/** The columns of a grid, and the size of one of its tiles. */
export interface TileGrid extends Size {
  readonly columns: number;
}

/** A tile is best about so much wider than it is high. */
const BEST_RATIO = 1.8;

/** The grid of equal tiles, without an empty one, whose tiles come nearest to the best shape. */
export function tileGrid(count: number, size: Size, gapPx: number): TileGrid {
  const all = Array.from({ length: count }, (_, i) => i + 1).filter((columns) => count % columns === 0);
  const grids = all.map((columns) => gridOf(columns, count / columns, size, gapPx));
  const distance = ({ widthPx, heightPx }: TileGrid) =>
    Math.abs(Math.log(Math.max(1, widthPx) / Math.max(1, heightPx) / BEST_RATIO));
  return grids.reduce((best, grid) => (distance(grid) < distance(best) ? grid : best));
}

const gridOf = (columns: number, rows: number, { widthPx, heightPx }: Size, gapPx: number): TileGrid => ({
  columns,
  widthPx: Math.floor((widthPx - (columns - 1) * gapPx) / columns),
  heightPx: Math.floor((heightPx - (rows - 1) * gapPx) / rows),
});
