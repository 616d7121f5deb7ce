import type { CollectedSpan } from './collector.ts';

const WIDTH = 1_000;
const NAMES_WIDTH = 390;
const TIMES_WIDTH = 90;
const BARS_WIDTH = WIDTH - NAMES_WIDTH - TIMES_WIDTH;
const ROW_HEIGHT = 24;
const TOP = 64;

/** The colour of each package that has spans. */
const COLOURS: Readonly<Record<string, string>> = {
  ingest: '#8a5a00',
  log: '#6b6f76',
  processor: '#1d6fa5',
  api: '#3d7a3a',
};

/** A span on its row: children stand below their parent, further in. */
interface Row {
  readonly span: CollectedSpan;
  readonly depth: number;
}

/** A trace as a picture (SVG): a row for each span, from its start to its end, over one axis of time. */
export function drawTrace(spans: readonly CollectedSpan[]): string {
  const rows = toRows(spans, undefined, 0);
  const from = Math.min(...spans.map(({ start }) => start));
  const lengthMs = (Math.max(...spans.map(({ end }) => end)) - from) / 1_000;
  const x = (at: number): number => NAMES_WIDTH + ((at - from) / 1_000 / lengthMs) * BARS_WIDTH;
  const height = TOP + rows.length * ROW_HEIGHT + 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img">
<title>One correction of one figure, from the row of the publisher to the frame of a client: ${rows.length} spans of one trace in ${lengthMs.toFixed(0)} ms</title>
<rect width="100%" height="100%" fill="#fff"/>
${legend()}
${axis(lengthMs, height)}
${rows.map((row, i) => drawRow(row, TOP + i * ROW_HEIGHT, x)).join('\n')}
</svg>
`;
}

const toRows = (spans: readonly CollectedSpan[], parent: string | undefined, depth: number): Row[] =>
  spans
    .filter(({ parentSpanId }) => parentSpanId === parent)
    .flatMap((span) => [{ span, depth }, ...toRows(spans, span.spanId, depth + 1)]);

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" ${more}>${content}</text>`;

const legend = (): string =>
  Object.entries(COLOURS)
    .map(([scope, colour], i) => {
      const x = 16 + i * 110;
      return `<rect x="${x}" y="14" width="14" height="14" rx="2" fill="${colour}"/>${text(x + 20, 26, scope, 'fill="#222"')}`;
    })
    .join('');

/** A line at each fifth of the time, with its milliseconds. */
function axis(lengthMs: number, height: number): string {
  const lines = [0, 1, 2, 3, 4, 5].map((fifth) => {
    const x = NAMES_WIDTH + (fifth / 5) * BARS_WIDTH;
    const label = `${((lengthMs * fifth) / 5).toFixed(0)} ms`;
    return `<line x1="${x}" x2="${x}" y1="52" y2="${height - 10}" stroke="#ddd"/>${text(x, 46, label, 'fill="#555" text-anchor="middle" font-size="11"')}`;
  });
  return lines.join('');
}

function drawRow({ span, depth }: Row, y: number, x: (at: number) => number): string {
  const { scope, name, start, end, attributes } = span;
  const group = attributes['messaging.consumer.group.name'];
  const [barStart, barEnd] = [x(start), x(end)];
  const ms = ((end - start) / 1_000).toFixed(1);
  return [
    text(16 + depth * 14, y + 16, group ? `${name} (${group})` : name, 'fill="#222"'),
    `<rect x="${barStart.toFixed(1)}" y="${y + 5}" width="${Math.max(2, barEnd - barStart).toFixed(1)}" height="14" rx="2" fill="${COLOURS[scope] ?? '#222'}"/>`,
    text(Math.max(2, barEnd - barStart) + barStart + 6, y + 16, `${ms} ms`, 'fill="#555" font-size="11"'),
  ].join('');
}
