import type { FeedId } from './feed.ts';

/**
 * How a feed's answers differ from those before. `MISSING`: no row publishes a column that the feed published. `RETYPED`: the
 * cells of a column are of another type. `ADDED`: a column that no answer had before. `REGION`: no row of a region has a
 * value where the feed gave readings before.
 */
export type DriftKind = 'MISSING' | 'RETYPED' | 'ADDED' | 'REGION';

/** One difference, from the answer that first showed it until one that no longer does. */
export interface Drift {
  readonly kind: DriftKind;
  /** The publisher's name of the column; the INSEE code of the region. */
  readonly name: string;
  /** Start of the ask that found it, epoch milliseconds UTC. */
  readonly since: number;
  /** Whether an operator accepted it: then it is no alarm, and the column's nulls are taken as published. */
  readonly accepted: boolean;
}

/** Of a column's cells; text that holds a number is `TEXT`, a measure's cell that holds none is `OTHER`. */
export type CellType = 'NUMBER' | 'TEXT' | 'OTHER';

/** What the answers of a feed are known to look like. */
export interface FeedSchema {
  /** The first type that each column had; null while it had only nulls. Columns that are `ADDED` are not among them. */
  readonly columns: Readonly<Record<string, CellType | null>>;
  /** The differences that stand, oldest first. */
  readonly drifts: readonly Drift[];
}

/** The schema of a feed before its first answer. */
export const NO_SCHEMA: FeedSchema = { columns: {}, drifts: [] };

/** An operator's word that the drifts of one column or region are meant by the publisher. */
export interface AcceptedDrift {
  readonly feed: FeedId;
  readonly name: string;
  /** Drifts that began later are not accepted by it; epoch milliseconds UTC. */
  readonly acceptedAt: number;
}

/** The drifts after an operator accepted some; the same list where nothing is accepted by it. */
export function withAccepted(
  drifts: readonly Drift[],
  { name, acceptedAt }: Omit<AcceptedDrift, 'feed'>,
): readonly Drift[] {
  const isMeant = (drift: Drift): boolean =>
    drift.name === name && drift.since <= acceptedAt && !drift.accepted;
  return drifts.some(isMeant)
    ? drifts.map((drift) => (isMeant(drift) ? { ...drift, accepted: true } : drift))
    : drifts;
}

export const isSameDrift = (a: Pick<Drift, 'kind' | 'name'>, b: Pick<Drift, 'kind' | 'name'>): boolean =>
  a.kind === b.kind && a.name === b.name;
