import { type CellType, type Drift, type FeedSchema, isSameDrift } from '@courant/core/domain';

/** What an answer says of its feed's schema. */
export interface Observation {
  /** Start of the ask, epoch milliseconds UTC. */
  readonly at: number;
  /** The types of the cells of its columns. */
  readonly columns: ReadonlyMap<string, ReadonlySet<CellType>>;
  /** The differences that it shows. */
  readonly drifts: ReadonlyArray<Pick<Drift, 'kind' | 'name'>>;
  /** Whether it shows that a difference is over. An answer that says nothing of it ends nothing. */
  hasEnded(drift: Drift): boolean;
}

/** The schema of a feed after an answer; the same object where the answer changes nothing. */
export function withObservation(schema: FeedSchema, seen: Observation): FeedSchema {
  const drifts = nextDrifts(schema.drifts, seen);
  const columns = nextColumns(schema.columns, seen, drifts);
  return drifts === schema.drifts && columns === schema.columns ? schema : { columns, drifts };
}

function nextDrifts(current: readonly Drift[], seen: Observation): readonly Drift[] {
  const standing = current.filter((drift) => !seen.hasEnded(drift));
  const begun = seen.drifts
    .filter((found) => !standing.some((drift) => isSameDrift(drift, found)))
    .map(({ kind, name }) => ({ kind, name, since: seen.at, accepted: false }));
  return begun.length === 0 && standing.length === current.length ? current : [...standing, ...begun];
}

/** A column is added with its first type, so that another type shows later. */
function nextColumns(
  current: FeedSchema['columns'],
  { columns }: Observation,
  drifts: readonly Drift[],
): FeedSchema['columns'] {
  const learned = [...columns].filter(
    ([name, types]) => current[name] === undefined || (current[name] === null && types.size > 0),
  );
  const expected = learned.filter(
    ([name]) => !drifts.some((drift) => isSameDrift(drift, { kind: 'ADDED', name })),
  );
  if (expected.length === 0) return current;
  return { ...current, ...Object.fromEntries(expected.map(([name, [type = null]]) => [name, type])) };
}
