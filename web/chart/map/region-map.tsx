import { AREAS, REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { MouseEvent, ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';
import { ClockDial } from '../behind-mark.tsx';
import { formatMapValue, hasMapMeasure, type MapMeasure, sayMapValue } from './map-measure.ts';
import styles from './region-map.module.css';
import { REGION_OUTLINES } from './region-outlines.ts';
import type { MapScale } from './scale.ts';
import { shadeCss } from './shade.ts';

/** Where a region's figure is written: near its centre, where it is wide enough. In the outlines' 1010 by 1010 box. */
const LABEL_POSITION: Readonly<Record<RegionCode, readonly [x: number, y: number]>> = {
  IDF: [516, 254],
  CVL: [456, 384],
  BFC: [676, 404],
  NOR: [345, 214],
  HDF: [533, 124],
  GES: [727, 246],
  PDL: [280, 378],
  BRE: [140, 292],
  NAQ: [345, 604],
  OCC: [480, 790],
  ARA: [668, 590],
  PAC: [778, 762],
};

/** How far above a figure the dial stands that marks it as old. */
const DIAL_ABOVE = 34;

export interface RegionMapProps {
  readonly measure: MapMeasure;
  /** In the unit of the measure. */
  readonly values: ReadonlyMap<RegionCode, number | null>;
  readonly scale: MapScale;
  /** The regions whose figure is too old to be compared with the others, each with its time in words. */
  readonly behind: ReadonlyMap<RegionCode, string>;
  readonly title: string;
  readonly hrefOf: (region: RegionCode) => string;
  readonly onChoose: (region: RegionCode) => void;
  /** What a pointer chooses, where it differs from what a key does; with the link that was clicked. */
  readonly onPeek?: ((region: RegionCode, link: Pick<HTMLElement, 'focus'>) => void) | undefined;
  /** The region that is pointed at, here or elsewhere on the page; it is outlined. */
  readonly pointed?: RegionCode | null;
  readonly onPoint?: (region: RegionCode | null) => void;
  /** What is said of a region without a value; where left out, that it is not published. */
  readonly absent?: string | undefined;
}

/** The regions shaded by one measure. Each is a link that names its figure, so colour is never alone. */
export function RegionMap(props: RegionMapProps): ReactElement {
  const { measure, values, scale, behind, title, hrefOf, onChoose, onPeek } = props;
  const { pointed = null, onPoint, absent } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links inside an svg has no element of its own
    <svg className={styles.map} viewBox="-8 -8 926 946" role="group" aria-label={title}>
      <MapPatterns />
      {REGION_CODES.map((region) => (
        <RegionShape
          key={region}
          region={region}
          measure={measure}
          amount={values.get(region) ?? null}
          scale={scale}
          behind={behind.get(region)}
          href={hrefOf(region)}
          onChoose={onChoose}
          onPeek={onPeek}
          onPoint={onPoint}
          absent={absent}
        />
      ))}
      {/* Drawn over its neighbours, which would cover a part of its outline. */}
      {pointed && <path d={REGION_OUTLINES[pointed]} className={styles.pointed} />}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: svg text takes no focus, and the links already say the figures */}
      <g aria-hidden="true">
        {REGION_CODES.map((region) => (
          <RegionFigure
            key={region}
            region={region}
            measure={measure}
            amount={values.get(region) ?? null}
            isBehind={behind.has(region)}
          />
        ))}
      </g>
    </svg>
  );
}

interface RegionShapeProps {
  readonly region: RegionCode;
  readonly measure: MapMeasure;
  readonly amount: number | null;
  readonly scale: MapScale;
  readonly behind: string | undefined;
  readonly href: string;
  readonly onChoose: (region: RegionCode) => void;
  readonly onPeek: RegionMapProps['onPeek'];
  readonly onPoint: RegionMapProps['onPoint'];
  readonly absent: string | undefined;
}

function RegionShape(props: RegionShapeProps): ReactElement {
  const { region, measure, amount, scale, behind, href, onChoose, onPeek, onPoint, absent } = props;
  const { lang, text } = useText();
  const isLacking = !hasMapMeasure(region, measure);
  const figure = isLacking
    ? text('none')
    : amount === null && absent
      ? absent
      : sayMapValue(measure, amount, lang);
  const label =
    AREAS[region].name[lang] + text('colon') + figure + (behind ? ` (${behind}, ${text('behind')})` : '');
  const choose = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return; // The browser opens these in a new tab or window.
    event.preventDefault();
    // A click without a press is a key's.
    if (onPeek && event.detail > 0) onPeek(region, event.currentTarget);
    else onChoose(region);
  };
  return (
    <a
      href={href}
      onClick={choose}
      onPointerEnter={() => onPoint?.(region)}
      onPointerLeave={() => onPoint?.(null)}
      onFocus={() => onPoint?.(region)}
      onBlur={() => onPoint?.(null)}
      className={styles.region}
      aria-label={label}
    >
      <path
        d={REGION_OUTLINES[region]}
        data-shade={isLacking ? 'lacking' : amount === null ? 'none' : undefined}
        style={isLacking ? undefined : { fill: shadeCss(measure, scale, amount) }}
      >
        <title>{label}</title>
      </path>
      {behind && <path d={REGION_OUTLINES[region]} className={styles.behind} />}
    </a>
  );
}

interface RegionFigureProps {
  readonly region: RegionCode;
  readonly measure: MapMeasure;
  readonly amount: number | null;
  readonly isBehind: boolean;
}

function RegionFigure({ region, measure, amount, isBehind }: RegionFigureProps): ReactElement {
  const { lang, text } = useText();
  const [x, y] = LABEL_POSITION[region];
  return (
    <>
      <text x={x} y={y} className={styles.figure}>
        {hasMapMeasure(region, measure) ? formatMapValue(measure, amount, lang) : text('none')}
      </text>
      {isBehind && (
        <g className={styles.dial} transform={`translate(${x} ${y - DIAL_ABOVE}) scale(1.5)`}>
          <circle r="10.5" />
          <ClockDial />
        </g>
      )}
    </>
  );
}

/** Lines that rise over what is not published; lines that fall over what is old, and let its shade through. */
function MapPatterns(): ReactElement {
  return (
    <defs>
      <pattern
        id="behind"
        width="13"
        height="13"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width="3" height="13" className={styles.behindLine} />
      </pattern>
      <pattern
        id="unpublished"
        width="10"
        height="10"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="10" height="10" className={styles.hatchGround} />
        <rect width="3" height="10" className={styles.hatchLine} />
      </pattern>
    </defs>
  );
}
