import {
  type CarbonMethod,
  type CarbonRange,
  carbonIntensityBy,
  FILIERES,
  type Numbers,
  type ToCarbonIntensity,
} from '@courant/core/domain';
import { Figures } from '../column/figures.ts';
import { type ChunkSource, lengthOf, type Piece } from '../column/piece.ts';
import type { Ratios } from '../column/ratios.ts';
import { pairsOfParts } from '../column/share.ts';

/** The carbon intensity of every slot of the pieces, over the leaves for which production is published. */
export async function carbonRatios(
  source: ChunkSource,
  pieces: readonly Piece[],
  method: CarbonMethod,
): Promise<Ratios> {
  const pairs = await pairsOfParts(source, pieces, FILIERES, 'PRODUCTION');
  const energy = FILIERES.map((filiere): Numbers => pairs.get(filiere)?.part ?? []);
  const toIntensity = carbonIntensityBy(method);
  const { low, central, high } = columnsOf(energy, lengthOf(pieces), toIntensity);
  return {
    values: toFigures(central),
    bounds: { low: toFigures(low), high: toFigures(high) },
    overall: () => toIntensity(energy.map(totalOf))?.central ?? null,
  };
}

/** A column of each bound; NaN where nothing was produced. */
type CarbonColumns = Readonly<Record<keyof CarbonRange, Float64Array>>;

/** @param energy a column of each filière */
function columnsOf(
  energy: readonly Numbers[],
  length: number,
  toIntensity: ToCarbonIntensity,
): CarbonColumns {
  const empty = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  const columns = { low: empty(), central: empty(), high: empty() };
  const slot = new Float64Array(energy.length);
  for (let at = 0; at < length; at++) {
    for (let filiere = 0; filiere < slot.length; filiere++) slot[filiere] = energy[filiere]?.[at] ?? 0;
    const intensity = toIntensity(slot);
    if (!intensity) continue;
    columns.low[at] = intensity.low;
    columns.central[at] = intensity.central;
    columns.high[at] = intensity.high;
  }
  return columns;
}

const toFigures = (column: Float64Array): Figures =>
  new Figures(column.length, (numbers) => numbers.set(column));

function totalOf(column: Numbers): number {
  let total = 0;
  for (let at = 0; at < column.length; at++) total += column[at] ?? 0;
  return total;
}
