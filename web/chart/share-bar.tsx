import { type Lang, MEASURE_FACTS, type Measure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { formatPower, formatShare } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { MEASURE_COLOUR } from '../theme/measure-colour.ts';
import styles from './share-bar.module.css';

export interface Share {
  readonly measure: Measure;
  /** MW. */
  readonly power: number;
  /** 0 to 1 of the production. */
  readonly share: number;
}

/** The shares of production, largest first: as one bar, and as a list with figures. */
export function ShareBar({ shares, title }: { shares: readonly Share[]; title: string }): ReactElement {
  const { lang } = useText();
  const ordered = [...shares].filter(({ power }) => power > 0).sort((a, b) => b.power - a.power);
  return (
    <figure className={styles.mix} aria-label={title}>
      <div className={styles.bar} aria-hidden="true">
        {ordered.map(({ measure, share }) => (
          <span key={measure} style={{ flexGrow: share, background: MEASURE_COLOUR[measure] }} />
        ))}
      </div>
      <ul className={styles.list}>
        {ordered.map((share) => (
          <ShareEntry key={share.measure} share={share} lang={lang} />
        ))}
      </ul>
    </figure>
  );
}

function ShareEntry({ share: { measure, power, share }, lang }: { share: Share; lang: Lang }): ReactElement {
  return (
    <li>
      <span className={styles.swatch} style={{ background: MEASURE_COLOUR[measure] }} />
      <span className={styles.name}>{MEASURE_FACTS[measure].label[lang]}</span>
      <span className={styles.amount}>
        <strong>{formatShare(share, lang)}</strong>{' '}
        <span className={styles.power}>{formatPower(power, lang)}</span>
      </span>
    </li>
  );
}
