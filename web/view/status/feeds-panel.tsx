import { AREAS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import type { DataStatusQuery } from '../../gql/graphql.ts';
import { formatBucket, formatCount, formatFullMoment } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { useAgo } from './ago.ts';
import type { PipelineProps } from './pipeline.tsx';
import styles from './status.module.css';

/** The publisher's datasets, how their answers have changed, and where counts differ or rows could not be read. */
export function FeedsPanel({ answer, now }: PipelineProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const { drift } = answer.publisher;
  const { mismatches } = answer.freshness;
  return (
    <section className={panel.panel} aria-labelledby="feeds-title">
      <h2 id="feeds-title">{text('feeds')}</h2>
      <Feeds answer={answer} now={now} />
      {drift.length === 0 && <p>{text('noDrift')}</p>}
      {drift.map((each) => (
        <Drift key={`${each.feed} ${each.since}`} drift={each} />
      ))}
      {mismatches.length === 0 && <p>{text('noMismatch')}</p>}
      <Mismatches mismatches={mismatches} />
      <Rejected rows={answer.rejected} />
    </section>
  );
}

function Feeds({ answer, now }: PipelineProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const ago = useAgo(now);
  return (
    <ul className={styles.list}>
      {answer.publisher.feeds.map(({ id, vintages, stepMinutes, lastFetchedAt }) => (
        <li key={id}>
          <code>{id}</code> {vintages.map((vintage) => text(vintage)).join(', ')},{' '}
          {text('feedLine', { minutes: stepMinutes })},{' '}
          {lastFetchedAt === null ? text('neverAnswered') : text('answeredAgo', { age: ago(lastFetchedAt) })}
        </li>
      ))}
    </ul>
  );
}

function Drift({ drift }: { drift: DataStatusQuery['publisher']['drift'][number] }): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { feed, missing, added, retyped, areas, since, accepted } = drift;
  const parts = [
    missing.length > 0 && text('driftMissing', { what: missing.join(', ') }),
    added.length > 0 && text('driftAdded', { what: added.join(', ') }),
    retyped.length > 0 && text('driftRetyped', { what: retyped.join(', ') }),
    areas.length > 0 && text('driftAreas', { what: areas.map((area) => AREAS[area].name[lang]).join(', ') }),
    accepted && text('driftAccepted'),
  ].filter((part) => part !== false);
  const when = formatFullMoment(Date.parse(since), lang);
  return (
    <p className={accepted ? undefined : styles.overdue}>
      {text('driftOf', { feed, when })}
      {text('colon')}
      {parts.join(text('listSeparator'))}
    </p>
  );
}

function Mismatches({
  mismatches,
}: {
  mismatches: DataStatusQuery['freshness']['mismatches'];
}): ReactElement | null {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  if (mismatches.length === 0) return null;
  return (
    <ul className={styles.list}>
      {mismatches.map(({ area, from, vintage, stored, published }) => (
        <li key={`${area.code} ${from} ${vintage}`}>
          {text('mismatchOf', {
            area: AREAS[area.code].name[lang],
            month: formatBucket(Date.parse(from), Date.parse(from), 'MONTH', lang),
            vintage: text(vintage),
            stored: formatCount(stored, lang),
            published: formatCount(published, lang),
          })}
        </li>
      ))}
    </ul>
  );
}

function Rejected({ rows }: { rows: DataStatusQuery['rejected'] }): ReactElement | null {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{text('rejectedTitle')}</summary>
      <ul className={styles.list}>
        {rows.map(({ offset, rejectedAt, reason }) => (
          <li key={offset}>
            {formatFullMoment(Date.parse(rejectedAt), lang)}
            {text('colon')}
            <span lang="en">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
