import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useEffect } from 'react';
import { MixDocument, type MixQuery } from '../gql/graphql.ts';
import type { AreaReading } from './reading.ts';
import { useLive, useResetCount } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';

const REFETCH_EVERY_MS = 5_000;

export type Mix = NonNullable<MixQuery['area']['mix']>;

/**
 * The shares of an area's latest production, as the API computes them. Fetched again when the start or the production of
 * the area's latest reading changes, and after a reset of the stream. A correction that keeps the production is shown
 * with the next reading.
 */
export function useMix(area: AreaCode): Mix | null {
  const latest = useLive((view) => view.latest.get(area));
  const resetCount = useResetCount();
  const { data, refetch } = useQuery(MixDocument, { variables: { area }, context: NO_DEDUPLICATION });
  const mix = data?.area.code === area ? (data.area.mix ?? null) : null;
  const isOutdated = data !== undefined && latest !== undefined && !isMixOfReading(mix, latest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each moved reading fetches once, whatever the answer is
  useEffect(() => {
    if (isOutdated) refetch().catch(() => undefined); // A failed refetch keeps the mix shown.
  }, [latest, isOutdated, refetch]);
  useRefetch(refetch, { key: resetCount, everyMs: REFETCH_EVERY_MS });
  return mix;
}

const isMixOfReading = (mix: Mix | null, reading: AreaReading): boolean =>
  mix !== null && Date.parse(mix.from) === reading.start && mix.production === reading.valuesMw.PRODUCTION;
