import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useEffect } from 'react';
import { MixDocument, type MixQuery } from '../gql/graphql.ts';
import type { AreaReading } from './reading.ts';
import { useLive } from './use-live.ts';
import { useRateLimitedEffect } from './use-rate-limited-effect.ts';

/** What asks again must not be given the answer under way, which may have been read before the move. */
const NO_DEDUPLICATION = { queryDeduplication: false };
const REFETCH_EVERY_MS = 5_000;

export type Mix = NonNullable<MixQuery['area']['mix']>;

/**
 * What an area produces now and in which shares, as the API defines them; asked again when its latest reading moves, and
 * when a snapshot begins anew: the same reading may then be another.
 */
export function useMix(area: AreaCode): Mix | null {
  const latest = useLive((view) => view.latest.get(area));
  const generation = useLive((view) => view.snapshotCount);
  const { data, refetch } = useQuery(MixDocument, { variables: { area }, context: NO_DEDUPLICATION });
  const mix = data?.area.code === area ? (data.area.mix ?? null) : null;
  const outdated = data !== undefined && latest !== undefined && !isMixOfReading(mix, latest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each moved reading asks again once, whatever the answer is
  useEffect(() => {
    if (outdated) refetch().catch(() => undefined); // A failed refresh keeps the mix shown; the banner tells of the server.
  }, [latest, outdated, refetch]);
  // The first snapshot begins nothing anew.
  useRateLimitedEffect(Math.max(1, generation), REFETCH_EVERY_MS, () => {
    refetch().catch(() => undefined); // As above.
  });
  return mix;
}

const isMixOfReading = (mix: Mix | null, reading: AreaReading): boolean =>
  mix !== null && Date.parse(mix.from) === reading.start && mix.production === reading.valuesMw.PRODUCTION;
