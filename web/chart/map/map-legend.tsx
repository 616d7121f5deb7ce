import type { ReactElement } from 'react';
import { formatNumber } from '../../text/format.ts';
import { useText } from '../../text/use-text.ts';
import { BehindMark } from '../behind-mark.tsx';
import { type MapMeasure, mapUnit } from './map-measure.ts';
import styles from './region-map.module.css';
import type { MapScale } from './scale.ts';
import { shadeCss } from './shade.ts';

export interface MapLegendProps {
  readonly measure: MapMeasure;
  readonly scale: MapScale;
  /** What regions without a value are; where left out, not published. */
  readonly absent?: string | undefined;
  /** Adds the hatching of regions without a value. */
  readonly withUnpublished: boolean;
  /** Adds the plain ground of regions that have no such plants. */
  readonly withLacking: boolean;
  /** Adds the mark of figures that are too old to be compared with the others. */
  readonly withBehind: boolean;
}

/** The shades of the map and the outer end of each class, with the unit. */
export function MapLegend(props: MapLegendProps): ReactElement {
  const { measure, scale, absent, withUnpublished, withLacking, withBehind } = props;
  const { lang, text } = useText();
  return (
    <div className={styles.legend}>
      {scale.diverging && <span>{text('exportsKey')}</span>}
      <ul className={styles.scale}>
        {scale.classes.map(({ from, to }) => (
          <li key={from}>
            <span className={styles.chip} style={{ background: shadeCss(measure, scale, from) }} />
            {formatNumber(scale.diverging && from < 0 ? -from : to, 0, lang)}
          </li>
        ))}
      </ul>
      {scale.diverging && <span>{text('importsKey')}</span>}
      <span>{mapUnit(measure, lang)}</span>
      {withUnpublished && (
        <span className={styles.unpublished}>
          <span className={styles.chip} data-shade="none" />
          {absent ?? text('notPublished')}
        </span>
      )}
      {withLacking && (
        <span className={styles.unpublished}>
          <span className={styles.chip} data-shade="lacking" />
          {text('none')}
        </span>
      )}
      {withBehind && (
        <span className={styles.behindNote}>
          <BehindMark />
          {text('behind')}
        </span>
      )}
      {measure === 'CARBON_INTENSITY' && <span>{text('carbonEstimated')}</span>}
    </div>
  );
}
