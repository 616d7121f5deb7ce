import type { ReactElement, ReactNode } from 'react';
import type { Figures } from '../data/figures.ts';
import { formatNumber, formatShare } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './country-now.module.css';
import { equationOf, type Term } from './equation.ts';
import type { FigureKey } from './figure-key.ts';
import { LiveFigure } from './live-figure.tsx';

const MW_PER_TENTH = 100;

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
export function BalanceFigures({ figures, below }: BalanceFiguresProps): ReactElement {
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

/** A share of the production. */
export function ShareFigure({ label, share, below }: ShareFigureProps): ReactElement {
  const { lang } = useText();
  return <Figure label={label} amount={share === null ? '–' : formatShare(share, lang)} below={below} />;
}

/** The central estimate, and from the lowest to the highest. */
export function CarbonFigure({
  carbon,
  below,
}: {
  carbon: Figures['carbon'];
  below: ReactNode;
}): ReactElement {
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
