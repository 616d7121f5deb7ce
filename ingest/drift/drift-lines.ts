import { AREAS, type Drift, type FeedId, regionByInsee } from '@courant/core/domain';
import type { IngestProgress } from '../progress.ts';

/** A line for the operator about each drift that an ask found or ended. */
export const driftLinesOf = ({ fetch: { feed }, begun, ended }: IngestProgress): string[] => [
  ...begun.map((drift) => beginningOf(feed, drift)),
  ...ended.map((drift) => endOf(feed, drift)),
];

/** A sentence about a drift that stands: what differs, since when, and what that does. */
export const describeDrift = (feed: FeedId, drift: Drift): string =>
  `Since ${new Date(drift.since).toISOString()} ${feed} ${differenceOf(drift)}.`;

const beginningOf = (feed: FeedId, drift: Drift): string =>
  `${describeDrift(feed, drift)} If it is meant so: npm run accept-drift -- ${feed} ${drift.name}`;

/** A sentence about a drift that has ended. */
const endOf = (feed: FeedId, { kind, name }: Drift): string =>
  kind === 'ADDED'
    ? `${feed} no longer has the column ${name}.`
    : `${feed} has ${subjectOf(kind, name)} again as it was; what was fetched meanwhile is asked for again.`;

function differenceOf({ kind, name }: Drift): string {
  const subject = subjectOf(kind, name);
  switch (kind) {
    case 'MISSING':
      return `no longer publishes ${subject}; what is stored of it stands`;
    case 'RETYPED':
      return `has another type in ${subject}; what cannot be read of it changes nothing`;
    case 'ADDED':
      return `has the new column ${name}, of which nothing is stored`;
    case 'REGION':
      return `has no values of ${subject}; what is stored of it stands`;
  }
}

const subjectOf = (kind: Drift['kind'], name: string): string =>
  kind === 'REGION' ? nameOf(name) : `the column ${name}`;

function nameOf(inseeCode: string): string {
  const area = regionByInsee(inseeCode);
  return area === undefined ? `region ${inseeCode}` : `${AREAS[area].name.en} (${inseeCode})`;
}
