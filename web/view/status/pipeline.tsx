import type { ReactElement, ReactNode } from 'react';
import type { Connection } from '../../data/live-store.ts';
import { useLive } from '../../data/use-live.ts';
import type { DataStatusQuery } from '../../gql/graphql.ts';
import { formatCount } from '../../text/format.ts';
import { QUALITY_TEXTS, type QualityTextKey } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { useAgo } from './ago.ts';
import styles from './status.module.css';

const STREAM: Readonly<Record<Connection, QualityTextKey>> = {
  live: 'streamLive',
  lost: 'streamLost',
  connecting: 'streamConnecting',
};

export interface PipelineProps {
  readonly answer: DataStatusQuery;
  readonly now: number;
}

/** The way of a reading from the publisher to this page, and what waits at each stage. */
export function Pipeline({ answer: { freshness, publisher }, now }: PipelineProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const ago = useAgo(now);
  const connection = useLive((view) => view.connection);
  const count = (key: QualityTextKey, n: number) => text(key, { n: formatCount(n, lang) });
  const { processorLag, rejected, revisedToday, backfill } = freshness;
  return (
    <section className={panel.panel} aria-labelledby="pipeline-title">
      <h2 id="pipeline-title">{text('pipeline')}</h2>
      <ol className={styles.pipeline}>
        <Stage name="stage_publisher" isLate={!publisher.reachable}>
          {!publisher.reachable && publisher.lastSuccessAt !== null && <p>{text('silentNow')}</p>}
          <p>
            {publisher.lastSuccessAt === null
              ? text('neverAnswered')
              : text('answeredAgo', { age: ago(publisher.lastSuccessAt) })}
          </p>
        </Stage>
        <Stage name="stage_log" isLate={rejected > 0}>
          <p>{count('rejectedRows', rejected)}</p>
          <p>{count('revisedToday', revisedToday)}</p>
        </Stage>
        <Stage name="stage_store" isLate={false}>
          <p>{processorLag === 0 ? text('noLag') : count('lagReadings', processorLag)}</p>
          <BackfillBar backfill={backfill} />
        </Stage>
        <Stage name="stage_api" isLate={connection === 'lost'}>
          <p>{text(STREAM[connection])}</p>
        </Stage>
      </ol>
    </section>
  );
}

interface StageProps {
  readonly name: QualityTextKey;
  readonly isLate: boolean;
  readonly children: ReactNode;
}

function Stage({ name, isLate, children }: StageProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  return (
    <li data-late={isLate}>
      <strong>{text(name)}</strong>
      {children}
    </li>
  );
}

function BackfillBar({
  backfill,
}: {
  backfill: DataStatusQuery['freshness']['backfill'];
}): ReactElement | null {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  if (!backfill) return null;
  const { slicesDone, slicesTotal, slicesFailed } = backfill;
  if (slicesDone === slicesTotal) return <p>{text('backfillDone')}</p>;
  const words = { done: formatCount(slicesDone, lang), total: formatCount(slicesTotal, lang) };
  return (
    <>
      <progress value={slicesDone} max={slicesTotal} aria-label={text('historyLoading')} />
      <p>{text('historyOf', words)}</p>
      {slicesFailed > 0 && <p>{text('historyFailed', { failed: formatCount(slicesFailed, lang) })}</p>}
    </>
  );
}
