import { useQuery } from '@apollo/client/react';
import type { AreaCode } from '@courant/core/domain';
import { useEffect } from 'react';
import { MixDocument, type MixQuery } from '../gql/graphql.ts';
import { useLive } from './use-live.ts';

export type Mix = NonNullable<MixQuery['area']['mix']>;

/** What an area produces now and in which shares, as the API defines them; asked again when its latest reading moves. */
export function useMix(area: AreaCode): Mix | null {
  const latest = useLive((view) => view.latest.get(area));
  const { data, refetch } = useQuery(MixDocument, { variables: { area } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved reading is what asks again
  useEffect(() => {
    refetch().catch(() => undefined); // A failed refresh keeps the mix that is shown; the banner tells of the server.
  }, [latest, refetch]);
  return data?.area.code === area ? (data.area.mix ?? null) : null;
}
