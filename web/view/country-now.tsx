import { type ReactElement, type ReactNode, useId, useMemo } from 'react';
import type { CountryDay } from '../data/country-day.ts';
import { type Figures, figuresOf } from '../data/figures.ts';
import { type AreaReading, observedUntil } from '../data/reading.ts';
import type { Usual } from '../data/use-usual.ts';
import { formatNumber, formatShare } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './country-now.module.css';
import { equationOf, type Term } from './equation.ts';
import { type FigureKey, trendsOf, usualName, usualWords } from './figure-key.ts';
import { useSlotTimeText } from './headline.tsx';
import { LateAge } from './late-age.tsx';
import { LiveFigure } from './live-figure.tsx';
import panel from './panel.module.css';
import { Trend } from './trend.tsx';

const TREND_WIDTH_PX = 64;
const MW_PER_TENTH = 100;

export interface CountryNowProps {
  readonly reading: AreaReading;
  /** Whether it is the latest reading, which can be late. */
  readonly isLive: boolean;
  /** The day around it, and its slot there; null before an answer. */
  readonly day: CountryDay | null;
  readonly slot: number;
  /** Null where too few days are known. */
  readonly usual: Usual | null;
}

/** The country at one moment: what was consumed and where it came from, and how clean the production was. */
export function CountryNow({ reading, isLive, day, slot, usual }: CountryNowProps): ReactElement {
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
    <section className={panel.panel} aria-labelledby={titleId}>
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

interface FigureProps {
  readonly label: string;
  readonly amount: string;
  readonly unit?: ReactNode;
  /** What stands before the amount: the sign of an equation. */
  readonly sign?: string;
  readonly below?: ReactNode;
  /** Whether it is a term of the equation. */
  readonly isTerm?: boolean;
}

function Figure({ label, amount, unit, sign, below, isTerm }: FigureProps): ReactElement {
  return (
    <div className={styles.figure} data-term={isTerm}>
      <dt>{label}</dt>
      <dd className={styles.amount}>
        {sign && <span className={styles.sign}>{sign} </span>}
        <LiveFigure of={amount}>{amount}</LiveFigure> <span className={styles.unit}>{unit}</span>
      </dd>
      <dd className={styles.below}>{below}</dd>
    </div>
  );
}

interface BalanceFiguresProps {
  readonly figures: Figures;
  readonly below: (key: FigureKey) => ReactNode;
}

/** "54.6 = 67.6 − 13.0", which holds as it is printed; without one of its figures there are no signs between them. */
function BalanceFigures({ figures, below }: BalanceFiguresProps): ReactElement {
  const { lang, text } = useText();
  const equation = equationOf(figures);
  const print = (tenths: number | null) => (tenths === null ? '–' : formatNumber(tenths / 10, 1, lang));
  const printMw = (mw: number | null) => print(mw && Math.abs(mw) / MW_PER_TENTH);
  const { consumptionMw, productionMw, exchangeMw } = figures;
  if (!equation) {
    const side = (exchangeMw ?? 0) < 0 ? 'exported' : 'imported';
    return (
      <>
        <Figure
          label={text('consumed')}
          amount={printMw(consumptionMw)}
          unit="GW"
          below={below('consumed')}
        />
        <Figure
          label={text('produced')}
          amount={printMw(productionMw)}
          unit="GW"
          below={below('produced')}
          isTerm
        />
        <Figure label={text(side)} amount={printMw(exchangeMw)} unit="GW" below={below('exchanged')} isTerm />
      </>
    );
  }
  return (
    <>
      <Figure
        label={text('consumed')}
        amount={print(equation.consumedTenths)}
        unit="GW"
        below={below('consumed')}
        isTerm
      />
      {equation.terms.map((term, i) => (
        <Figure
          key={term.key}
          label={text(term.key)}
          sign={signOf(term, i)}
          amount={print(term.tenths)}
          below={belowOf(term, below)}
          isTerm
        />
      ))}
    </>
  );
}

const signOf = ({ sign }: Term, index: number): string => {
  if (index === 0) return sign < 0 ? '= −' : '=';
  return sign < 0 ? '−' : '+';
};

/** Storage and what is not explained are small: they have no trend. */
function belowOf({ key }: Term, below: BalanceFiguresProps['below']): ReactNode {
  if (key === 'produced') return below('produced');
  return key === 'exported' || key === 'imported' ? below('exchanged') : null;
}

interface ShareFigureProps {
  readonly label: string;
  readonly share: number | null;
  readonly below: ReactNode;
}

function ShareFigure({ label, share, below }: ShareFigureProps): ReactElement {
  const { lang } = useText();
  return <Figure label={label} amount={share === null ? '–' : formatShare(share, lang)} below={below} />;
}

/** The central estimate, and from the lowest to the highest. */
function CarbonFigure({ carbon, below }: { carbon: Figures['carbon']; below: ReactNode }): ReactElement {
  const { lang, text } = useText();
  const print = (grams: number) => formatNumber(grams, 0, lang);
  const unit = carbon && (
    <>
      {text('mapUnit_g')}{' '}
      <span className={styles.band} title={text('carbonBand')}>
        ({print(carbon.low)}–{print(carbon.high)})
      </span>
    </>
  );
  return (
    <Figure label={text('carbon')} amount={carbon ? print(carbon.central) : '–'} unit={unit} below={below} />
  );
}
