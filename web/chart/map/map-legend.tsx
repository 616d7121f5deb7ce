import type { StoredMeasure } from '@courant/core/domain';
import type { CSSProperties, ReactElement } from 'react';
import { formatMw } from '../../text/format.ts';
import { useText } from '../../text/use-text.ts';
import { mapHue } from '../../theme/measure-colour.ts';
import { BehindMark } from '../behind-mark.tsx';
import styles from './region-map.module.css';
import { shadeOf } from './region-map.tsx';
import type { MapScale } from './scale.ts';

export interface MapLegendProps {
  readonly measure: StoredMeasure;
  readonly scale: MapScale;
  /** Adds the hatching of regions without a value. */
  readonly withUnpublished: boolean;
  /** Adds the plain ground of regions that have no such plants. */
  readonly withLacking: boolean;
  /** Adds the mark of figures that are too old to be compared with the others. */
  readonly withBehind: boolean;
}

/** The shades of the map and the upper end of each class, in MW. */
export function MapLegend({
  measure,
  scale,
  withUnpublished,
  withLacking,
  withBehind,
}: MapLegendProps): ReactElement {
  const { lang, text } = useText();
  return (
    <div className={styles.legend} style={{ '--hue': mapHue(measure) } as CSSProperties}>
      {scale.diverging && <span>{text('exportSide')}</span>}
      <ul className={styles.scale}>
        {scale.classes.map(({ from, to }) => (
          <li key={from}>
            <span className={styles.chip} data-shade={shadeOf(scale, from)} />
            {formatMw(scale.diverging && from < 0 ? from : to, lang)}
          </li>
        ))}
      </ul>
      <span>{scale.diverging ? text('importSide') : 'MW'}</span>
      {withUnpublished && (
        <span className={styles.unpublished}>
          <span className={styles.chip} data-shade="none" />
          {text('notPublished')}
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
    </div>
  );
}
