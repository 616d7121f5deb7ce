import { axisOf } from './axis.ts';

/** What is drawn of a panel as Grafana stores it; `gridPos` counts columns (24 to the width) and rows. */
export interface Panel {
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly unit: string } };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

/** The values of a line of a panel, each with its second; empty where Prometheus has none. */
export interface Series {
  readonly label: string;
  readonly points: readonly (readonly [atS: number, value: number])[];
}

/** Unix seconds; `stepS` is between two points of a series that has no gap. */
export interface TimeRange {
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const COLUMN = 42;
const ROW = 25;
const TOP = 92;
const LEGEND_ROW = 15;
const COLOURS = ['#3d7de0', '#d9822b', '#2f9e5b', '#c2417c', '#8257c9', '#1598a8', '#a08a1c', '#8a8f98'];

const STYLE = `
.page{fill:#f3f4f6}.panel{fill:#fff;stroke:#d7dae0}.grid{stroke:#e4e6ea}text{fill:#1d2127}.muted{fill:#5b626d;font-size:11px}.title{font-weight:600}
@media(prefers-color-scheme:dark){.page{fill:#0f1216}.panel{fill:#181b20;stroke:#30353d}.grid{stroke:#2a2f36}text{fill:#e3e6ea}.muted{fill:#a3abb6}}
`;

/** The dashboard as a picture (SVG), each panel where Grafana has it. @param notes lines below the title */
export function drawDashboard(
  panels: readonly (readonly [Panel, readonly Series[]])[],
  range: TimeRange,
  notes: readonly string[],
): string {
  const rows = Math.max(...panels.map(([{ gridPos }]) => gridPos.y + gridPos.h));
  const [width, height] = [24 * COLUMN, TOP + rows * ROW + 8];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>The panels of the dashboard, with what Prometheus answered</title>
<style>${STYLE}</style>
<rect class="page" width="100%" height="100%"/>
${text(12, 26, 'Courant', 'class="title" font-size="16"')}
${notes.map((note, i) => text(12, 46 + i * 17, note)).join('\n')}
${panels.map(([panel, series]) => drawPanel(panel, series, range)).join('\n')}
</svg>
`;
}

function drawPanel(
  { title, type, gridPos, fieldConfig }: Panel,
  series: readonly Series[],
  range: TimeRange,
) {
  const [x, y] = [gridPos.x * COLUMN + 4, TOP + gridPos.y * ROW + 4];
  const [width, height] = [gridPos.w * COLUMN - 8, gridPos.h * ROW - 8];
  if (type === 'row') return text(x + 8, y + 15, title, 'class="title" font-size="14"');
  const legend = legendRows(series, width - 20);
  const box = {
    left: x + 62,
    top: y + 34,
    right: x + width - 24,
    bottom: y + height - 26 - legend.length * LEGEND_ROW,
  };
  const empty = series.every(({ points }) => points.length === 0);
  return [
    `<rect class="panel" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`,
    text(x + 10, y + 20, title, `class="title"${narrowed(title, width - 20)}`),
    empty
      ? text(x + width / 2, y + height / 2, 'no data in this run', 'class="muted" text-anchor="middle"')
      : drawPlot(series, fieldConfig?.defaults.unit ?? 'short', range, box),
    ...legend.map((items, i) => drawLegend(items, x + 10, box.bottom + 32 + i * LEGEND_ROW)),
  ].join('');
}

/** A title that would be wider than its panel is set narrower, by an estimate of its width. */
const narrowed = (title: string, width: number): string =>
  title.length * 6.8 > width ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';

function drawPlot(series: readonly Series[], unit: string, range: TimeRange, box: Box): string {
  const { ticks, format } = axisOf(
    unit,
    Math.max(...series.flatMap(({ points }) => points.map(([, v]) => v))),
  );
  const top = ticks.at(-1) ?? 1;
  const x = (atS: number) =>
    box.left + ((atS - range.startS) / (range.endS - range.startS)) * (box.right - box.left);
  const y = (value: number) => box.bottom - (value / top) * (box.bottom - box.top);
  const levels = ticks.map(
    (tick) =>
      `<path class="grid" d="M${box.left} ${y(tick).toFixed(1)}H${box.right}"/>${text(box.left - 6, y(tick) + 4, format(tick), 'class="muted" text-anchor="end"')}`,
  );
  return [
    ...levels,
    minutesBelow(range, box, x),
    ...series.map((one, i) => drawLine(one, i, range, x, y)),
  ].join('');
}

function minutesBelow({ startS, endS }: TimeRange, { bottom }: Box, x: (atS: number) => number): string {
  const minutes = Array.from({ length: Math.floor((endS - startS) / 60) + 1 }, (_, minute) => minute);
  return minutes
    .map((minute) => {
      const last = minute === minutes.at(-1);
      return text(
        x(startS + minute * 60),
        bottom + 15,
        last ? `${minute} min` : `${minute}`,
        'class="muted" text-anchor="middle"',
      );
    })
    .join('');
}

type Scale = (of: number) => number;

/** Broken where points are missing; `h0` is a dot for a point without neighbours. */
function drawLine({ points }: Series, i: number, { stepS }: TimeRange, x: Scale, y: Scale): string {
  const steps = points.map(([atS, value], at) => {
    const goesOn = atS - (points[at - 1]?.[0] ?? Number.NEGATIVE_INFINITY) <= stepS;
    return `${goesOn ? 'L' : 'M'}${x(atS).toFixed(1)} ${y(value).toFixed(1)}${goesOn ? '' : 'h0'}`;
  });
  return `<path d="${steps.join('')}" ${stroke(i)} fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** After eight colours they begin again, dashed. */
const stroke = (i: number): string =>
  `stroke="${COLOURS[i % COLOURS.length]}" stroke-width="1.6"${i < COLOURS.length ? '' : ' stroke-dasharray="4 3"'}`;

interface LegendItem {
  readonly label: string;
  readonly i: number;
  readonly x: number;
}

/** The labels, broken into rows by an estimate of their width. */
function legendRows(series: readonly Series[], width: number): LegendItem[][] {
  const rows: LegendItem[][] = [[]];
  let x = 0;
  for (const [i, { label, points }] of series.entries()) {
    const shown = points.length === 0 ? `${label}: no data` : label;
    const itemWidth = 30 + shown.length * 6;
    if (x > 0 && x + itemWidth > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ label: shown, i, x });
    x += itemWidth;
  }
  return rows;
}

const drawLegend = (items: readonly LegendItem[], legendX: number, y: number): string =>
  items
    .map(
      ({ label, i, x }) =>
        `<path d="M${legendX + x} ${y - 4}h14" ${stroke(i)}/>${text(legendX + x + 18, y, label, 'class="muted"')}`,
    )
    .join('');

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
