import { AREAS, type RegionCode } from '@courant/core/domain';
import { type ReactElement, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import {
  formatMapValue,
  hasMapMeasure,
  type MapMeasure,
  mapLabel,
  mapUnit,
  mapValue,
} from '../../chart/map/map-measure.ts';
import type { MeasureValues } from '../../data/reading.ts';
import type { Column } from '../../data/series-set.ts';
import { SHEET_TEXTS } from '../../text/texts-sheet.ts';
import { useTextWith } from '../../text/use-text.ts';
import { LiveFigure } from '../live-figure.tsx';
import { Trend } from '../trend.tsx';
import { areaPath } from '../url-state.ts';
import type { UrlControl } from '../use-url-state.ts';
import styles from './region-sheet.module.css';

const FIGURES: readonly MapMeasure[] = [
  'EXCHANGE',
  'CONSUMPTION',
  'PRODUCTION',
  'RENEWABLE',
  'CARBON_INTENSITY',
];
const TREND_WIDTH_PX = 240;

export interface RegionSheetProps {
  readonly region: RegionCode;
  /** At the moment of the page. */
  readonly values: MeasureValues;
  /** The measure of the map over the day, and the slot that is shown. */
  readonly trend: Column | undefined;
  readonly slot: number;
  readonly url: UrlControl;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Five figures of a region and the way to its page. The page under it stays in use. */
export default function RegionSheet(props: RegionSheetProps): ReactElement {
  const { region, values, trend, slot, url, takesFocus, onClose } = props;
  const { lang, text } = useTextWith(SHEET_TEXTS);
  const sheet = useRef<HTMLDialogElement>(null);
  const { measure } = url.state;
  useEffect(() => {
    if (takesFocus && region) sheet.current?.focus({ preventScroll: true });
  }, [region, takesFocus]);
  useEscape(onClose);
  return (
    <dialog open ref={sheet} tabIndex={-1} className={styles.sheet} aria-labelledby="sheet-title">
      <div className={styles.bar}>
        <h2 id="sheet-title">{AREAS[region].name[lang]}</h2>
        <button type="button" onClick={onClose} aria-label={text('close')}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <dl className={styles.figures}>
        {FIGURES.map((each) => (
          <div key={each}>
            <dt>
              {mapLabel(each, lang)} <span>{mapUnit(each, lang)}</span>
            </dt>
            <dd>
              <LiveFigure of={formatMapValue(each, mapValue(each, region, values), lang)}>
                {hasMapMeasure(region, each)
                  ? formatMapValue(each, mapValue(each, region, values), lang)
                  : text('none')}
              </LiveFigure>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.trend}>
        <span>{text('sheetTrend', { measure: mapLabel(measure, lang) })}</span>
        <Trend column={trend} slot={slot} widthPx={TREND_WIDTH_PX} />
      </p>
      <Link href={url.hrefOf(areaPath(region))} className={styles.link}>
        {text('openRegion')} →
      </Link>
    </dialog>
  );
}

/** Escape closes the sheet from anywhere on the page, but for what has used the key itself. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
}
