import { MEASURE_FACTS, type Measure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { formatPower, formatShare } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { MEASURE_COLOUR } from '../theme/measure-colour.ts';
import styles from './share-bar.module.css';
import { BAND_KEYS } from './stack.ts';

export interface Share {
  readonly measure: Measure;
  /** MW; below zero where its plants took more than they gave, null before it is known. */
  readonly power: number | null;
  /** Of what was produced, 0 to 1; null before it is known. */
  readonly share: number | null;
}

/** The shares of production in the order of the stack, as one bar and as a list; the list ends with what took power. */
export function ShareBar({ shares, title }: { shares: readonly Share[]; title: string }): ReactElement {
  const present = inStackOrder(shares.filter(({ power }) => power !== 0));
  const ordered = [...present.filter(isGiving), ...present.filter((share) => !isGiving(share))];
  return (
    <figure className={styles.mix} aria-label={title}>
      <div className={styles.bar} aria-hidden="true">
        {ordered.filter(isGiving).map(({ measure, power, share }) => (
          <span
            key={measure}
            style={{ flexGrow: share ?? power ?? 1, background: MEASURE_COLOUR[measure] }}
          />
        ))}
      </div>
      <ul className={styles.list}>
        {ordered.map((share) => (
          <ShareEntry key={share.measure} share={share} />
        ))}
      </ul>
    </figure>
  );
}

const STACK_ORDER: readonly string[] = BAND_KEYS;
const stackIndexOf = ({ measure }: Share): number => STACK_ORDER.indexOf(measure);
const inStackOrder = (shares: readonly Share[]): Share[] =>
  [...shares].sort((a, b) => stackIndexOf(a) - stackIndexOf(b));

const isGiving = ({ power }: Share): boolean => power === null || power > 0;

function ShareEntry({ share }: { share: Share }): ReactElement {
  const { lang, text } = useText();
  const { measure, power } = share;
  return (
    <li>
      <span className={styles.swatch} style={{ background: MEASURE_COLOUR[measure] }} />
      <span className={styles.name}>{MEASURE_FACTS[measure].label[lang]}</span>
      <span className={styles.amount}>
        {isGiving(share) && <strong>{share.share === null ? '…' : formatShare(share.share, lang)} </strong>}
        <span className={styles.power}>
          {formatPower(power, lang)}
          {!isGiving(share) && ` (${text('takesPower')})`}
        </span>
      </span>
    </li>
  );
}
