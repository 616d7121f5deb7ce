import { AREAS, type Drift, type FeedId, regionByInsee } from '@courant/core/domain';
import { type Notice, warning } from './notice.ts';

/** A sentence about a drift that stands: what differs, since when, and what that does. */
export const describeDrift = (drift: Drift): string =>
  `since ${new Date(drift.since).toISOString()} it ${differenceOf(drift)}.`;

/** A line about each drift that an ask found or ended. */
export const driftNotice: Notice = ({ fetch: { feed }, begun, ended }) => [
  ...begun.map((drift) => warning(`${describeDrift(drift)} ${adviceOn(feed, drift)}`)),
  ...ended.map((drift) => ({ level: 'info' as const, text: endOf(drift) })),
];

const adviceOn = (feed: FeedId, { name }: Drift): string =>
  `If it is meant so: npm run accept-drift -- ${feed} ${name}`;

const endOf = ({ kind, name }: Drift): string =>
  kind === 'ADDED'
    ? `it no longer has the column ${name}.`
    : `it has ${subjectOf(kind, name)} again as it was; what was fetched meanwhile is asked for again.`;

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
