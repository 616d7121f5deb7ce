import { MEASURE_FACTS, type Measure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { formatPower, formatShare } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { MEASURE_COLOUR } from '../theme/measure-colour.ts';
import styles from './share-bar.module.css';

export interface Share {
  readonly measure: Measure;
  /** MW; below zero where its plants took more than they gave. */
  readonly power: number;
  /** Of what was produced, 0 to 1. */
  readonly share: number;
}

/** The shares of production, largest first, as one bar and as a list; the list ends with what took power. */
export function ShareBar({ shares, title }: { shares: readonly Share[]; title: string }): ReactElement {
  const ordered = [...shares].filter(({ power }) => power !== 0).sort((a, b) => b.power - a.power);
  return (
    <figure className={styles.mix} aria-label={title}>
      <div className={styles.bar} aria-hidden="true">
        {ordered.filter(isGiving).map(({ measure, share }) => (
          <span key={measure} style={{ flexGrow: share, background: MEASURE_COLOUR[measure] }} />
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

const isGiving = ({ power }: Share): boolean => power > 0;

function ShareEntry({ share }: { share: Share }): ReactElement {
  const { lang, text } = useText();
  const { measure, power } = share;
  return (
    <li>
      <span className={styles.swatch} style={{ background: MEASURE_COLOUR[measure] }} />
      <span className={styles.name}>{MEASURE_FACTS[measure].label[lang]}</span>
      <span className={styles.amount}>
        {isGiving(share) && <strong>{formatShare(share.share, lang)} </strong>}
        <span className={styles.power}>
          {formatPower(power, lang)}
          {!isGiving(share) && ` (${text('takesPower')})`}
        </span>
      </span>
    </li>
  );
}
