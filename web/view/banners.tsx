import type { AreaCode } from '@courant/core/domain';
import { type ReactElement, useEffect, useState } from 'react';
import { useLive } from '../data/use-live.ts';
import { isLoadingHistory, type Status } from '../data/use-status.ts';
import { formatCount, formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { Banner } from './banner.tsx';
import styles from './banners.module.css';
import { isServedLoadingHistory, isServedSimulated } from './first-facts.ts';
import type { Readings } from './silence.ts';
import { SilentRegions } from './silent-regions.tsx';

/** A shorter break ends before its banner could be read. */
const RECONNECTING_DELAY_MS = 2_000;

export interface BannersProps {
  readonly status: Status | undefined;
  readonly readings: Readings;
  /** The areas whose latest figures the page shows. */
  readonly areas: readonly AreaCode[];
}

/** Warnings about the figures: simulated, disconnected, publisher unreachable, regions silent, history incomplete. */
export function Banners({ status, readings, areas }: BannersProps): ReactElement {
  const { text } = useText();
  const isSimulated = status ? status.publisher.simulated : isServedSimulated();
  const isLoading = status ? isLoadingHistory(status) : isServedLoadingHistory();
  return (
    <div className={styles.banners} role="status">
      {isSimulated && (
        <Banner tone="warn">
          <strong>{text('simulated')}</strong> <span>{text('simulatedWhy')}</span>
        </Banner>
      )}
      <Reconnecting />
      {status && !status.publisher.reachable && (
        <Unreachable lastSuccessAt={status.publisher.lastSuccessAt} hasFigures={readings.size > 0} />
      )}
      <SilentRegions readings={readings} areas={areas} />
      {isLoading && <HistoryLoading backfill={status?.freshness.backfill ?? null} />}
    </div>
  );
}

function Reconnecting(): ReactElement | null {
  const { text } = useText();
  const lost = useLive((view) => view.connection === 'lost');
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(lost), lost ? RECONNECTING_DELAY_MS : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  return isShown && lost ? <Banner tone="bad">{text('reconnecting')}</Banner> : null;
}

interface UnreachableProps {
  readonly lastSuccessAt: string | null;
  /** Whether the page shows figures, of which the banner then says where they come from. */
  readonly hasFigures: boolean;
}

function Unreachable({ lastSuccessAt, hasFigures }: UnreachableProps): ReactElement {
  const { lang, text } = useText();
  const since = lastSuccessAt ? Date.parse(lastSuccessAt) : null;
  const when = since && formatFullMoment(since, lang);
  return (
    <Banner tone="warn">
      {when ? text('unreachable', { when }) : text('unreachableAtAll')}
      {hasFigures && ` ${text(when ? 'lastPublished' : 'alreadyStored')}`}
    </Banner>
  );
}

type Backfill = Status['freshness']['backfill'];

/** Without progress it has the height that it will have with it. */
function HistoryLoading({ backfill }: { backfill: Backfill }): ReactElement {
  const { lang, text } = useText();
  const { slicesDone, slicesTotal, slicesFailed = 0 } = backfill ?? {};
  const count = (slices: number | undefined) => (slices === undefined ? '…' : formatCount(slices, lang));
  const words = { done: count(slicesDone), total: count(slicesTotal) };
  return (
    <Banner tone="calm">
      <strong>{text('historyLoading')}</strong>
      <progress
        className={styles.progress}
        value={slicesDone}
        max={slicesTotal}
        aria-label={text('historyLoading')}
      />
      <span>{text('historyProgress', words)}</span>
      {slicesFailed > 0 && <span>{text('historyFailed', { failed: formatCount(slicesFailed, lang) })}</span>}
    </Banner>
  );
}
