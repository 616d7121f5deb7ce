import {
  hasMeasure,
  type Lang,
  MEASURE_FACTS,
  REGION_CODES,
  type RegionCode,
  type StoredMeasure,
} from '@courant/core/domain';
import type { ReactElement } from 'react';
import { MapLegend } from '../chart/map/map-legend.tsx';
import { RegionMap } from '../chart/map/region-map.tsx';
import { mapScale } from '../chart/map/scale.ts';
import { formatMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './map-panel.module.css';
import panel from './panel.module.css';
import { isBehind, newestReading, type Readings } from './silence.ts';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';
import { Waiting } from './waiting.tsx';

/** Measures worth a map; pumping and batteries are too small and too local. */
const MAP_MEASURES: readonly StoredMeasure[] = [
  'CONSUMPTION',
  'PRODUCTION',
  'EXCHANGE',
  'NUCLEAR',
  'HYDRO',
  'WIND',
  'SOLAR',
  'THERMAL',
  'BIOENERGY',
];

export interface MapPanelProps {
  readonly readings: Readings;
  readonly now: number;
  readonly url: UrlControl;
  /** Before the figures are there, the map takes its place. */
  readonly isWaiting: boolean;
}

/** The map, the choice of its measure, and its legend; the table beside it lists the same figures. */
export function MapPanel({ readings, now, url, isWaiting }: MapPanelProps): ReactElement {
  const { lang, text } = useText();
  const { measure } = url.state;
  const values = new Map(
    REGION_CODES.map((region) => [region, readings.get(region)?.valuesMw[measure] ?? null]),
  );
  const has = (region: RegionCode) => hasMeasure(region, measure);
  const behind = momentsBehind(readings, now, lang);
  const scale = mapScale([...values.values()], MEASURE_FACTS[measure].sign === 'BOTH');
  return (
    <section className={panel.panel} aria-labelledby="map-title">
      <div className={panel.bar}>
        <h2 id="map-title">{text('mapTitle')}</h2>
        <label className={styles.choice}>
          <span className="visually-hidden">{text('mapMeasure')}</span>
          <select
            value={measure}
            onChange={(event) => url.set({ measure: event.target.value as StoredMeasure })}
          >
            {MAP_MEASURES.map((each) => (
              <option key={each} value={each}>
                {MEASURE_FACTS[each].label[lang]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Waiting until={!isWaiting}>
        <RegionMap
          measure={measure}
          valuesMw={values}
          scale={scale}
          behind={behind}
          title={isWaiting ? text('loading') : text('mapOf', { measure: MEASURE_FACTS[measure].label[lang] })}
          hrefOf={(region: RegionCode) => url.hrefOf(areaPath(region))}
          onChoose={(region: RegionCode) => url.navigate(areaPath(region))}
        />
        <MapLegend
          measure={measure}
          scale={scale}
          withUnpublished={
            !isWaiting && REGION_CODES.some((region) => has(region) && values.get(region) === null)
          }
          withLacking={!REGION_CODES.every(has)}
          withBehind={behind.size > 0}
        />
        <p className={styles.hint}>{text('mapHint')}</p>
      </Waiting>
    </section>
  );
}

/** The regions whose latest slot is far behind the newest, with the moment of that slot. */
function momentsBehind(readings: Readings, now: number, lang: Lang): ReadonlyMap<RegionCode, string> {
  const newest = newestReading(readings);
  return new Map(
    REGION_CODES.flatMap((region): [RegionCode, string][] => {
      const reading = readings.get(region);
      return reading && isBehind(reading, newest) ? [[region, formatMoment(reading.start, now, lang)]] : [];
    }),
  );
}
