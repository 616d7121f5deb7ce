import type { Ask } from './ask.ts';
import { GROUP_BY, groupSelect } from './groups.ts';

const instant = (at: number): string => `"${new Date(at).toISOString().slice(0, 19)}Z"`;

/**
 * The window and regions as the publisher's `where`. It filters by `date_heure`, since a filter on `date` is refused. It
 * ends at now, since the slots of today that are still to come are published empty. It does not filter by
 * `consommation is not null`, which would lose past slots that have wind and solar but no consumption yet.
 */
export function toWhere({ from, to, regions }: Ask, now: number): string {
  const end = to > now ? `date_heure <= ${instant(now)}` : `date_heure < ${instant(to)}`;
  const regionFilter = regions
    ? [`code_insee_region in (${regions.map((code) => `"${code}"`).join(', ')})`]
    : [];
  return [`date_heure >= ${instant(from)}`, end, ...regionFilter].join(' and ');
}

/** The request of an ask. Rows and groups both come as an export, since a page of records has a limit on lines. */
export function toUrl(publisherUrl: string, ask: Ask, now: number): string {
  const url = new URL(`${publisherUrl.replace(/\/+$/, '')}/catalog/datasets/${ask.feed}/exports/json`);
  if (ask.wanted === 'GROUPS') {
    url.searchParams.set('select', groupSelect(ask.summed));
    url.searchParams.set('group_by', GROUP_BY);
  }
  url.searchParams.set('where', toWhere(ask, now));
  url.searchParams.set('timezone', 'UTC');
  return url.href;
}
