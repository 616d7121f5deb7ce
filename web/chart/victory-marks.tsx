import type { ComponentProps, CSSProperties, ReactElement } from 'react';
import { Area, Curve, Path, VictoryArea, VictoryLine } from 'victory';
import { bandPoints, linePoints, MARK_POINT_PROPS } from './mark-points.ts';
import { bandStyle, CONSUMPTION_HALO, CONSUMPTION_STROKE, opacityOf } from './plot-theme.ts';
import type { MarkKey, Stack } from './stack.ts';

/** Bands as Victory's areas between the edges that `toStack` computed, since `VictoryStack` is quadratic in time. */
export function bandAreas(stack: Stack, rimPx: number, focus: MarkKey | null): ReactElement[] {
  return stack.bands.map(({ key, from, to }) => (
    <BandArea
      key={key}
      {...MARK_POINT_PROPS}
      data={bandPoints(stack, from, to)}
      interpolation="stepAfter"
      groupComponent={<g />}
      dataComponent={
        <Area data-band={key} pathComponent={<StyledPath mark={bandStyle(key, rimPx, focus)} />} />
      }
    />
  ));
}

/** Consumption as Victory's line, with an under-stroke. */
export function consumptionLine(stack: Stack, focus: MarkKey | null): ReactElement {
  return (
    <ConsumptionLine
      {...MARK_POINT_PROPS}
      data={linePoints(stack, stack.consumptionMw)}
      interpolation="stepAfter"
      groupComponent={<g />}
      dataComponent={
        <Curve
          data-band="CONSUMPTION"
          pathComponent={<HaloedPath opacity={opacityOf('CONSUMPTION', focus)} />}
        />
      }
    />
  );
}

/**
 * Marks whose points `VictoryChart` does not see. It would look through all of them at each update, for words on the axes
 * and for a domain, and finds numbers and the domain that it is given.
 */
const BandArea = (props: ComponentProps<typeof VictoryArea>): ReactElement => <VictoryArea {...props} />;
const ConsumptionLine = (props: ComponentProps<typeof VictoryLine>): ReactElement => (
  <VictoryLine {...props} />
);
BandArea.getData = () => [];
ConsumptionLine.getData = () => [];

/** What Victory gives a path of a mark; its types leave out the path itself. */
type PathProps = ComponentProps<typeof Path> & { readonly d?: string };

/** Victory strokes an area along its upper edge only: this path has a rim all around. */
function StyledPath({ mark, ...path }: PathProps & { mark: CSSProperties }): ReactElement {
  return <Path {...path} style={mark} />;
}

function HaloedPath({ opacity, ...path }: PathProps & { readonly opacity: number }): ReactElement {
  return (
    <g opacity={opacity}>
      <path d={path.d} style={CONSUMPTION_HALO} />
      <Path {...path} style={CONSUMPTION_STROKE} />
    </g>
  );
}
