import {
  AREAS,
  hasMeasure,
  type Lang,
  MEASURE_FACTS,
  REGION_CODES,
  type RegionCode,
  type StoredMeasure,
} from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { AreaReading } from '../data/reading.ts';
import { formatMw } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { LiveFigure } from './live-figure.tsx';
import styles from './region-table.module.css';
import { isBehind, newestReading, type Readings } from './silence.ts';
import { SlotMoment } from './slot-moment.tsx';
import { areaPath, type SortKey } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

/** Always listed. The measure of the map is added, so that the table lists every figure of the map. */
const FIXED_COLUMNS: readonly StoredMeasure[] = ['CONSUMPTION', 'PRODUCTION', 'EXCHANGE'];
/** As many as fit beside the longest name on the page's widest layout. */
const MAX_COLUMNS = 6;
const EXTRA_COLUMNS: readonly StoredMeasure[] = ['NUCLEAR', 'WIND', 'SOLAR'];

export interface RegionTableProps {
  readonly readings: Readings;
  readonly now: number;
  readonly url: UrlControl;
  /** Before the figures are there, the table takes its place and is none for a screen reader. */
  readonly isWaiting: boolean;
}

/** The regions with their latest figures, sortable and live. */
export function RegionTable({ readings, now, url, isWaiting }: RegionTableProps): ReactElement {
  const { lang, text } = useText();
  const { measure, sort, descending } = url.state;
  const columns = [...new Set([...FIXED_COLUMNS, measure, ...EXTRA_COLUMNS])].slice(0, MAX_COLUMNS);
  const rows = sortRegions(readings, sort, descending, lang);
  const newest = newestReading(readings);
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
                label={column === 'EXCHANGE' ? text('balance') : MEASURE_FACTS[column].label[lang]}
                optional={isOptional(column, measure)}
                url={url}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((region) => (
            <RegionRow
              key={region}
              region={region}
              reading={readings.get(region)}
              columns={columns}
              newest={newest}
              now={now}
              url={url}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns that a narrow page leaves out. */
const isOptional = (column: StoredMeasure, chosen: StoredMeasure): boolean =>
  !FIXED_COLUMNS.includes(column) && column !== chosen;

/** The regions in order; those without a value come last in either direction. */
export function sortRegions(
  readings: ReadonlyMap<string, AreaReading>,
  sort: SortKey,
  descending: boolean,
  lang: Lang,
): RegionCode[] {
  const turn = descending ? -1 : 1;
  const byName = (a: RegionCode, b: RegionCode) =>
    AREAS[a].name[lang].localeCompare(AREAS[b].name[lang], lang);
  if (sort === 'NAME') return [...REGION_CODES].sort((a, b) => turn * byName(a, b));
  const mw = (region: RegionCode) => readings.get(region)?.valuesMw[sort] ?? null;
  return [...REGION_CODES].sort((a, b) => {
    const [mwA, mwB] = [mw(a), mw(b)];
    if (mwA === null || mwB === null) return Number(mwA === null) - Number(mwB === null) || byName(a, b);
    return turn * (mwA - mwB) || byName(a, b);
  });
}

interface SortHeaderProps {
  readonly sortKey: SortKey;
  readonly label: string;
  readonly optional?: boolean;
  readonly url: UrlControl;
}

function SortHeader({ sortKey, label, optional, url }: SortHeaderProps): ReactElement {
  const { sort, descending } = url.state;
  const sorted = sort === sortKey;
  const direction = descending ? 'descending' : 'ascending';
  // A first click sorts names from A and amounts from the largest.
  const next = sorted ? !descending : sortKey !== 'NAME';
  return (
    <th
      scope="col"
      aria-sort={sorted ? direction : undefined}
      className={optional ? styles.optional : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => url.set({ sort: sortKey, descending: next })}
      >
        {label}
        <span className={styles.arrow} aria-hidden="true">
          {sorted ? (descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

interface RegionRowProps {
  readonly region: RegionCode;
  readonly reading: AreaReading | undefined;
  readonly columns: readonly StoredMeasure[];
  /** The newest reading of any region; a region whose latest slot is older shows its time. */
  readonly newest: AreaReading | undefined;
  readonly now: number;
  readonly url: UrlControl;
}

function RegionRow({ region, reading, columns, newest, now, url }: RegionRowProps): ReactElement {
  const { lang, text } = useText();
  return (
    <tr>
      <th scope="row">
        <Link href={url.hrefOf(areaPath(region))}>{AREAS[region].name[lang]}</Link>
        {reading && newest && reading.end < newest.end && (
          <span className={styles.time}>
            <SlotMoment start={reading.start} now={now} behind={isBehind(reading, newest)} />
          </span>
        )}
      </th>
      {columns.map((column) => {
        const mw = reading?.valuesMw[column] ?? null;
        return (
          <td key={column} className={isOptional(column, url.state.measure) ? styles.optional : undefined}>
            {hasMeasure(region, column) ? (
              <LiveFigure of={mw}>{formatMw(mw, lang)}</LiveFigure>
            ) : (
              <span className={styles.none}>{text('none')}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
