import { HOUR, MEASURE_FACTS, quartersIn, REGION_CODES } from '@courant/core/domain';
import { type ReactElement, useContext } from 'react';
import { partText } from '../chart/incomplete-text.ts';
import type { AreaReading } from '../data/reading.ts';
import { LiveContext } from '../data/use-live.ts';
import type { Mix } from '../data/use-mix.ts';
import { formatFullDay, formatShare, formatTime, powerParts } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './headline.module.css';
import { LiveFigure } from './live-figure.tsx';

export interface HeadlineProps {
  readonly reading: AreaReading;
  /** Null where the area has none; undefined before an answer, whose figures have their place already. */
  readonly mix: Mix | null | undefined;
}

/** An area's newest figures, large. */
export function Headline({ reading, mix }: HeadlineProps): ReactElement {
  const { lang, text } = useText();
  const { CONSUMPTION, PRODUCTION, EXCHANGE } = reading.valuesMw;
  return (
    <dl className={styles.figures}>
      <PowerFigure label={MEASURE_FACTS.CONSUMPTION.label[lang]} mw={CONSUMPTION} />
      <PowerFigure label={MEASURE_FACTS.PRODUCTION.label[lang]} mw={PRODUCTION} />
      <PowerFigure
        label={EXCHANGE === null ? MEASURE_FACTS.EXCHANGE.label[lang] : text(exchangeTextKey(EXCHANGE))}
        mw={EXCHANGE === null ? null : Math.abs(EXCHANGE)}
      />
      {mix !== null && <ShareFigure label={text('renewable')} share={mix?.renewableShare} />}
      {mix !== null && <ShareFigure label={text('lowCarbon')} share={mix?.lowCarbonShare} />}
    </dl>
  );
}

/** The interval of a reading in words, and what it has not got yet: quarter-hours, or regions of the country. */
export function useSlotTimeText(reading: AreaReading): string {
  const { lang, text } = useText();
  const { start, end, resolution, observed, regionsObserved, area } = reading;
  // What it lacks may still come, but not of an older moment.
  const isRunning = end > useContext(LiveContext).clock.now() - HOUR;
  const when = text('slotTime', {
    date: formatFullDay(start, lang),
    start: formatTime(start, lang),
    end: formatTime(end, lang),
  });
  const total = REGION_CODES.length;
  const quarters = quartersIn(resolution, start);
  const lacks = [
    observed < quarters && partText({ observed, total: quarters, isNewest: isRunning }, lang),
    area === 'FR' && regionsObserved < total && text('partialCountry', { n: regionsObserved, total }),
  ];
  return [when, ...lacks].filter(Boolean).join(' · ');
}

/** Below zero an area exports: the word names the direction, so the figure needs no sign. */
function exchangeTextKey(mw: number): 'exporting' | 'importing' | 'balanced' {
  if (mw === 0) return 'balanced';
  return mw < 0 ? 'exporting' : 'importing';
}

function PowerFigure({ label, mw }: { label: string; mw: number | null }): ReactElement {
  const { lang } = useText();
  const [amount, unit] = powerParts(mw, lang);
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <LiveFigure of={mw}>{amount}</LiveFigure> <span className={styles.unit}>{unit}</span>
      </dd>
    </div>
  );
}

function ShareFigure({ label, share }: { label: string; share: number | undefined }): ReactElement {
  const { lang, text } = useText();
  const words = share === undefined ? '…' : formatShare(share, lang);
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <LiveFigure of={words}>{words}</LiveFigure>{' '}
        <span className={`${styles.unit} ${styles.of}`}>{text('ofProduction')}</span>
      </dd>
    </div>
  );
}
