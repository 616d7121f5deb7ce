import { type Fetch, MINUTE, regionByInsee } from '@courant/core/domain';
import { isMaintenance } from '../plan/maintenance.ts';
import { createFirstTimes, type Notice, type NoticeLine } from './notice.ts';

/**
 * A feed that gives no answer of use: why, since when, and that it answers again. Each kind of reason is one line an
 * outage. A region-month that is refused while the feed answers is no outage: it is a line for each kind of reason.
 */
export function createOutageNotice(): Notice {
  const isFirstOfSlices = createFirstTimes();
  let outage: Outage | undefined;
  return ({ fetch, answeredAt }) => {
    const { refusal, regions } = fetch;
    if (!refusal) {
      if (!outage || regions) return [];
      const { since } = outage;
      outage = undefined;
      return [answersAgain(since)];
    }
    const kind = kindOf(fetch, refusal.reason);
    if (regions) return !outage && isFirstOfSlices(kind) ? [refused(fetch, `for ${sliceOf(fetch)}`)] : [];
    outage ??= { since: answeredAt, isFirst: createFirstTimes() };
    const { since, isFirst } = outage;
    return isFirst(kind) ? [refused(fetch, since === null ? 'so far' : `since ${minuteOf(since)}`)] : [];
  };
}

interface Outage {
  /** When the feed last answered, epoch milliseconds UTC; null where it never did. */
  readonly since: number | null;
  readonly isFirst: (kind: string) => boolean;
}

/**
 * `HTTP 503` of `HTTP 503: <html>request 8a1f`: details differ from answer to answer. What was expected at night is said
 * again, as a warning, where it lasts into the day.
 */
const kindOf = ({ finishedAt }: Fetch, reason: string): string =>
  `${reason.split(':')[0]}${isMaintenance(finishedAt) ? ' at night' : ''}`;

/** At night the publisher may be closed for maintenance: then a refusal is no alarm. */
const refused = ({ refusal, finishedAt }: Fetch, scope: string): NoticeLine => ({
  level: isMaintenance(finishedAt) ? 'info' : 'warn',
  text: `no answer of use ${scope}: ${refusal?.reason}; asked again at ${minuteFrom(refusal?.notBefore ?? 0)} or later`,
});

const answersAgain = (since: number | null): NoticeLine => ({
  level: 'info',
  text: since === null ? 'answers' : `answers again; its last answer of use was at ${minuteOf(since)}`,
});

/** `BRE 2024-01`. */
const sliceOf = ({ regions, from }: Fetch): string =>
  `${regions?.map((code) => regionByInsee(code) ?? code).join(', ')} ${minuteOf(from).slice(0, 7)}`;

/** The first minute that is not before an instant. */
const minuteFrom = (instant: number): string => minuteOf(Math.ceil(instant / MINUTE) * MINUTE);

const minuteOf = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`;
