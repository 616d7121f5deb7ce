import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { MixDocument } from '../gql/document/mix.ts';
import type { MixQuery } from '../gql/graphql.ts';
import { useLive } from './use-live.ts';
import { NO_DEDUPLICATION, useRefetch } from './use-refetch.ts';
import { useRetry } from './use-retry.ts';

const REFETCH_EVERY_MS = 5_000;

export type Mix = NonNullable<MixQuery['area']['mix']>;

/**
 * The shares of an area's latest production, as the API computes them; null where it has none, undefined before an
 * answer. Fetched again after each change of the area's
 * latest reading: a correction may keep the production and move its shares.
 */
export function useMix(area: AreaCode): Mix | null | undefined {
  const latest = useLive((view) => view.latest.get(area));
  const { data, error, refetch } = useQuery(MixDocument, { variables: { area }, context: NO_DEDUPLICATION });
  useRefetch(refetch, { key: latest ? JSON.stringify(latest) : null, everyMs: REFETCH_EVERY_MS });
  useRetry(error !== undefined, () => void refetch().catch(() => undefined));
  return data?.area.code === area ? (data.area.mix ?? null) : undefined;
}
