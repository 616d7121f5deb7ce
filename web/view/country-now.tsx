import { type ReactElement, useId, useMemo } from 'react';
import type { CountryDay } from '../data/country-day.ts';
import { figuresOf } from '../data/figures.ts';
import { type AreaReading, observedUntil } from '../data/reading.ts';
import type { Usual } from '../data/use-usual.ts';
import { useText } from '../text/use-text.ts';
import { BalanceFigures, CarbonFigure, ShareFigure } from './country-figures.tsx';
import styles from './country-now.module.css';
import { type FigureKey, trendsOf, usualName, usualWords } from './figure-key.ts';
import { useSlotTimeText } from './headline.tsx';
import { LateAge } from './late-age.tsx';
import panel from './panel.module.css';
import { Trend } from './trend.tsx';

const TREND_WIDTH_PX = 64;

export interface CountryNowProps {
  readonly reading: AreaReading;
  /** Whether it is the latest reading, which can be late. */
  readonly isLive: boolean;
  /** The day around it, and its slot there; null before an answer. */
  readonly day: CountryDay | null;
  readonly slot: number;
  /** Null where too few days are known. */
  readonly usual: Usual | null;
  /** Its name among several on a page; where left out, its heading. */
  readonly label?: string;
}

/** The country at one moment: what was consumed and where it came from, and how clean the production was. */
export function CountryNow({ reading, isLive, day, slot, usual, label }: CountryNowProps): ReactElement {
  const { lang, text } = useText();
  const titleId = useId();
  const figures = figuresOf(reading.valuesMw);
  const trends = useMemo(() => day && trendsOf(day.set), [day]);
  const name = usual && usualName(usual, reading.start, lang);
  const words = usual && name !== null ? usualWords(figures, usual, name, lang) : null;
  const below = (key: FigureKey) => (
    <>
      <Trend column={trends?.[key]} slot={slot} widthPx={TREND_WIDTH_PX} />
      <span className={`${styles.usual} ${styles.long}`} title={text('usualWhy')}>
        {words?.[key]?.long}
      </span>
      <span className={`${styles.usual} ${styles.short}`}>{words?.[key]?.short}</span>
    </>
  );
  return (
    <section className={panel.panel} aria-label={label} aria-labelledby={label ? undefined : titleId}>
      <div className={`${panel.bar} ${styles.bar}`}>
        <h1 id={titleId}>{text(isLive ? 'tagline' : 'taglineAt')}</h1>
        <p className={panel.soft}>
          {isLive && <LateAge end={observedUntil(reading)} />} {useSlotTimeText(reading)} ·{' '}
          {text(reading.vintage)}
        </p>
      </div>
      <dl className={styles.figures}>
        <BalanceFigures figures={figures} below={below} />
        <ShareFigure label={text('renewable')} share={figures.renewableShare} below={below('renewable')} />
        <ShareFigure label={text('lowCarbon')} share={figures.lowCarbonShare} below={below('lowCarbon')} />
        <CarbonFigure carbon={figures.carbon} below={below('carbon')} />
      </dl>
      <p className={`${styles.usual} ${styles.short}`} title={text('usualWhy')}>
        {name && text('usualBeside', { usual: name })}
      </p>
    </section>
  );
}
