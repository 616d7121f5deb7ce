import { REGION_CODES, type RegionCode } from '@courant/core/domain';
import { type ReactElement, useContext } from 'react';
import { MapLegend } from '../chart/map/map-legend.tsx';
import {
  hasMapMeasure,
  isBalance,
  MAIN_MEASURES,
  type MapMeasure,
  MORE_MEASURES,
  mapLabel,
  mapUnit,
  mapValue,
} from '../chart/map/map-measure.ts';
import { RegionMap } from '../chart/map/region-map.tsx';
import { mapScale } from '../chart/map/scale.ts';
import { emptyReading } from '../data/reading.ts';
import type { Column } from '../data/series-set.ts';
import { useText } from '../text/use-text.ts';
import { withAt } from './at-state.ts';
import { type Embedded, embedAddress } from './embed/embed-address.ts';
import { EmbedMenu } from './embed-menu.tsx';
import { MomentContext } from './live-figure.tsx';
import styles from './map-panel.module.css';
import panel from './panel.module.css';
import type { OpenSheet } from './sheet/use-sheet.ts';
import type { ShownRegions } from './shown-regions.ts';
import { areaPath, DEFAULTS, toSearch } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';
import { Waiting } from './waiting.tsx';

/** The region that is pointed at on the map or in the table. */
export interface Pointing {
  readonly pointed: RegionCode | null;
  readonly onPoint: (region: RegionCode | null) => void;
}

export interface MapPanelProps extends Pointing {
  readonly regions: ShownRegions;
  /** The measure over the day: its classes are of all of it, so that a shade means the same at each moment. */
  readonly trends: ReadonlyMap<RegionCode, Column>;
  readonly behind: ReadonlyMap<RegionCode, string>;
  readonly url: UrlControl;
  /** Before the figures are there, the map takes its place. */
  readonly isWaiting: boolean;
  /** What a pointer's click on a region does; left out, it opens the page of the region as a key does. */
  readonly onPeek?: OpenSheet;
  /** What is said of a region without a figure; where left out, that it is not published. */
  readonly absent?: string | undefined;
}

/** The map, the choice of its measure, and its legend; the table below lists the same figures. */
export function MapPanel(props: MapPanelProps): ReactElement {
  const { regions, trends, behind, url, isWaiting, pointed, onPoint, onPeek, absent } = props;
  const { lang, text } = useText();
  const { measure } = url.state;
  const values = new Map(
    REGION_CODES.map((region) => [
      region,
      mapValue(measure, region, regions.get(region) ?? emptyReading(region, 0).valuesMw),
    ]),
  );
  const has = (region: RegionCode) => hasMapMeasure(region, measure);
  const scale = mapScale([...values.values(), ...[...trends.values()].flat()], isBalance(measure));
  const words = { measure: mapLabel(measure, lang), unit: mapUnit(measure, lang) };
  const moment = useContext(MomentContext);
  const embedded: Embedded = {
    address: embedAddress(
      'map',
      withAt(toSearch({ ...DEFAULTS, lang, measure }), moment),
      moment === null ? { live: '1' } : {},
    ),
    title: text('mapOf', words),
    widthPx: 420,
    heightPx: 460,
  };
  return (
    <section className={panel.panel} aria-labelledby="map-title">
      <h2 id="map-title" className="visually-hidden">
        {text('mapTitle')}
        {text('colon')}
        {words.measure}
      </h2>
      <MeasureChoice measure={measure} onChoose={(next) => url.set({ measure: next })} />
      <div className={styles.menu}>
        <EmbedMenu of={embedded} />
      </div>
      <Waiting until={!isWaiting}>
        <RegionMap
          measure={measure}
          values={values}
          scale={scale}
          behind={behind}
          title={isWaiting ? text('loading') : text('mapOf', words)}
          hrefOf={(region: RegionCode) => url.hrefOf(areaPath(region))}
          onChoose={(region: RegionCode) => url.navigate(areaPath(region))}
          onPeek={onPeek}
          pointed={pointed}
          onPoint={onPoint}
          absent={absent}
        />
        <MapLegend
          measure={measure}
          scale={scale}
          absent={absent}
          withUnpublished={
            !isWaiting && REGION_CODES.some((region) => has(region) && values.get(region) === null)
          }
          withLacking={!REGION_CODES.every(has)}
          withBehind={behind.size > 0}
        />
      </Waiting>
    </section>
  );
}

interface MeasureChoiceProps {
  readonly measure: MapMeasure;
  readonly onChoose: (measure: MapMeasure) => void;
}

/** The main measures side by side, and the others in a list beside them. */
function MeasureChoice({ measure, onChoose }: MeasureChoiceProps): ReactElement {
  const { lang, text } = useText();
  const isMore = !MAIN_MEASURES.includes(measure);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of switches, not a form
    <div className={styles.choice} role="group" aria-label={text('mapMeasure')}>
      {MAIN_MEASURES.map((each) => (
        <button key={each} type="button" aria-pressed={each === measure} onClick={() => onChoose(each)}>
          {mapLabel(each, lang)}
        </button>
      ))}
      <select
        aria-label={text('moreMeasures')}
        data-chosen={isMore}
        value={isMore ? measure : ''}
        onChange={(event) => onChoose(event.target.value as MapMeasure)}
      >
        <option value="" disabled>
          {text('moreMeasures')}
        </option>
        {MORE_MEASURES.map((each) => (
          <option key={each} value={each}>
            {mapLabel(each, lang)}
          </option>
        ))}
      </select>
    </div>
  );
}
