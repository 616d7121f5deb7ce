import { AREAS, type RegionCode } from '@courant/core/domain';
import type { MouseEvent, ReactElement } from 'react';
import { Link } from 'wouter';
import {
  formatMapValue,
  hasMapMeasure,
  isBalance,
  type MapMeasure,
  mapValue,
  sayMapValue,
} from '../chart/map/map-measure.ts';
import type { MapScale } from '../chart/map/scale.ts';
import type { AreaReading, MeasureValues } from '../data/reading.ts';
import type { Column } from '../data/series-set.ts';
import { shortAreaName } from '../text/short-area.ts';
import { useText } from '../text/use-text.ts';
import { LiveFigure } from './live-figure.tsx';
import styles from './region-table.module.css';
import { isPlainClick, type OpenSheet } from './sheet/use-sheet.ts';
import { isBehind } from './silence.ts';
import { SlotMoment } from './slot-moment.tsx';
import { Trend } from './trend.tsx';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';
import { ValueBar } from './value-bar.tsx';

const TREND_WIDTH_PX = 96;

export interface RegionRowProps {
  readonly region: RegionCode;
  readonly values: MeasureValues;
  /** The latest reading, where the row shows that. */
  readonly reading: AreaReading | undefined;
  /** The measure of the map first. */
  readonly columns: readonly MapMeasure[];
  readonly scale: MapScale;
  readonly trend: Column | undefined;
  readonly slot: number;
  /** The newest reading of any region; a region whose latest slot is older shows its time. */
  readonly newest: AreaReading | undefined;
  readonly now: number;
  readonly url: UrlControl;
  readonly isPointed: boolean;
  readonly onPoint: (region: RegionCode | null) => void;
  readonly onPeek: OpenSheet;
}

/** One region: its name, its figures, and the course of the first one. */
export function RegionRow(props: RegionRowProps): ReactElement {
  const { region, values, reading, columns, scale, trend, slot, newest, now, url, isPointed, onPoint } =
    props;
  // Before the link in the row hears of it: a pointer opens the sheet from anywhere in the row, a key follows the link.
  const peek = (event: MouseEvent<HTMLTableRowElement>) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    props.onPeek(region, event.currentTarget.querySelector('a'));
  };
  return (
    <tr
      onClickCapture={peek}
      data-pointed={isPointed}
      onPointerEnter={() => onPoint(region)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(region)}
      onBlur={() => onPoint(null)}
    >
      <th scope="row">
        <Link href={url.hrefOf(areaPath(region))}>
          <RegionName region={region} />
        </Link>
        {reading && newest && reading.end < newest.end && (
          <span className={styles.time}>
            <SlotMoment start={reading.start} now={now} behind={isBehind(reading, newest)} />
          </span>
        )}
      </th>
      {columns.map((column, i) => (
        <FigureCell
          key={column}
          region={region}
          measure={column}
          amount={mapValue(column, region, values)}
          scale={i === 0 ? scale : null}
        />
      ))}
      <td className={styles.trend}>
        <Trend column={trend} slot={slot} widthPx={TREND_WIDTH_PX} />
      </td>
    </tr>
  );
}

/** The whole name, and for a narrow table a short one, which the whole one explains. */
function RegionName({ region }: { region: RegionCode }): ReactElement {
  const { lang } = useText();
  const { name } = AREAS[region];
  const short = shortAreaName(region, lang);
  if (short === name[lang]) return <>{short}</>;
  return (
    <>
      <span className={styles.fullName}>{name[lang]}</span>
      <span className={styles.shortName} title={name[lang]} aria-hidden="true">
        {short}
      </span>
    </>
  );
}

interface FigureCellProps {
  readonly region: RegionCode;
  readonly measure: MapMeasure;
  readonly amount: number | null;
  /** Of the bar; null draws none. */
  readonly scale: MapScale | null;
}

function FigureCell({ region, measure, amount, scale }: FigureCellProps): ReactElement {
  const { lang, text } = useText();
  const className = scale ? styles.withBar : styles.optional;
  if (!hasMapMeasure(region, measure))
    return (
      <td className={className}>
        <span className={styles.none}>{text('none')}</span>
      </td>
    );
  const figure = formatMapValue(measure, amount, lang);
  return (
    <td className={className}>
      {scale && amount !== null && <ValueBar amount={amount} scale={scale} />}
      <LiveFigure of={figure}>
        {isBalance(measure) ? <BalanceFigure amount={amount} figure={figure} /> : figure}
      </LiveFigure>
    </td>
  );
}

/** An arrow is read out as its word. */
function BalanceFigure({ amount, figure }: { amount: number | null; figure: string }): ReactElement {
  const { lang } = useText();
  return (
    <>
      <span aria-hidden="true">{figure}</span>
      <span className="visually-hidden">{sayMapValue('EXCHANGE', amount, lang)}</span>
    </>
  );
}
