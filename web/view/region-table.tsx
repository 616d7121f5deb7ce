import { REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { isBalance, type MapMeasure, mapLabel, mapUnit, mapValue } from '../chart/map/map-measure.ts';
import { mapScale } from '../chart/map/scale.ts';
import { emptyReading } from '../data/reading.ts';
import type { Column } from '../data/series-set.ts';
import { useText } from '../text/use-text.ts';
import type { Pointing } from './map-panel.tsx';
import { RegionRow } from './region-row.tsx';
import styles from './region-table.module.css';
import type { OpenSheet } from './sheet/use-sheet.ts';
import type { ShownRegions } from './shown-regions.ts';
import { newestReading, type Readings } from './silence.ts';
import { sortRegions } from './sort-regions.ts';
import type { SortKey } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

const OTHER_COLUMNS: readonly MapMeasure[] = ['CONSUMPTION', 'EXCHANGE', 'RENEWABLE', 'CARBON_INTENSITY'];
const OTHER_COUNT = 3;

/** The measure of the map first, so that the table lists every figure of it, and three others. */
export const columnsOf = (measure: MapMeasure): readonly MapMeasure[] => [
  measure,
  ...OTHER_COLUMNS.filter((column) => column !== measure).slice(0, OTHER_COUNT),
];

export interface RegionTableProps extends Pointing {
  readonly regions: ShownRegions;
  /** The latest readings, whose ages a live table says; null where it shows an earlier moment. */
  readonly readings: Readings | null;
  /** The measure of the map over the day, and the slot that is shown. */
  readonly trends: ReadonlyMap<RegionCode, Column>;
  readonly slot: number;
  readonly now: number;
  readonly url: UrlControl;
  /** Before the figures are there, the table takes its place and is none for a screen reader. */
  readonly isWaiting: boolean;
  /** What a pointer's click on a row does. */
  readonly onPeek: OpenSheet;
}

/** The regions with their figures at one moment, sortable. */
export function RegionTable(props: RegionTableProps): ReactElement {
  const { regions, readings, trends, slot, now, url, isWaiting, pointed, onPoint, onPeek } = props;
  const { lang, text } = useText();
  const { measure, descending } = url.state;
  const columns = columnsOf(measure);
  const newest = readings ? newestReading(readings) : undefined;
  const valuesOf = (region: RegionCode) => regions.get(region) ?? emptyReading(region, 0).valuesMw;
  const scale = mapScale(
    REGION_CODES.map((region) => mapValue(measure, region, valuesOf(region))),
    isBalance(measure),
  );
  return (
    <div className={styles.frame}>
      <table className={styles.table} role={isWaiting ? 'presentation' : undefined}>
        <caption className="visually-hidden">{text('regionsCaption')}</caption>
        <thead>
          <tr>
            <SortHeader sortKey="NAME" label={text('region')} url={url} />
            {columns.map((column) => (
              <SortHeader
                key={column}
                sortKey={column}
                label={mapLabel(column, lang)}
                unit={mapUnit(column, lang)}
                optional={column !== measure}
                url={url}
              />
            ))}
            <th scope="col" className={styles.trend}>
              {text('trend')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sortRegions(regions, url.state.sort ?? measure, descending, lang).map((region) => (
            <RegionRow
              key={region}
              region={region}
              values={valuesOf(region)}
              reading={readings?.get(region)}
              columns={columns}
              scale={scale}
              trend={trends.get(region)}
              slot={slot}
              newest={newest}
              now={now}
              url={url}
              isPointed={region === pointed}
              onPoint={onPoint}
              onPeek={onPeek}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortHeaderProps {
  readonly sortKey: SortKey;
  readonly label: string;
  readonly unit?: string;
  readonly optional?: boolean;
  readonly url: UrlControl;
}

function SortHeader({ sortKey, label, unit, optional, url }: SortHeaderProps): ReactElement {
  const { sort, measure, descending } = url.state;
  const sorted = (sort ?? measure) === sortKey;
  const direction = descending ? 'descending' : 'ascending';
  // A first click sorts names from A and amounts from the largest.
  const next = sorted ? !descending : sortKey !== 'NAME';
  // By the measure of the map, from the largest, is the order of a plain link.
  const isPlain = sortKey === measure && next;
  return (
    <th
      scope="col"
      aria-sort={sorted ? direction : undefined}
      className={optional ? styles.optional : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => url.set({ sort: isPlain ? null : sortKey, descending: next })}
      >
        <span>
          {label}
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
        <span className={styles.arrow} aria-hidden="true">
          {sorted ? (descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
