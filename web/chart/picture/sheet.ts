/** An entry of a picture's legend; `fill` is a colour or a pattern of the page. */
export interface SheetEntry {
  readonly label: string;
  readonly fill: string;
  readonly mark: 'BOX' | 'LINE' | 'DASHES';
}

/** What a picture of a chart says around the drawing. */
export interface SheetTexts {
  readonly title: string;
  /** What its figures are. */
  readonly facts: string;
  readonly legend: readonly SheetEntry[];
  readonly credit: string;
  /** Written across the drawing; null where its data is real. */
  readonly across: string | null;
}

const PADDING_PX = 24;
const ENTRY_PX = 150;
const SVG = 'http://www.w3.org/2000/svg';
/** A bold letter is about so wide, for its size. */
const LETTER = 0.62;

type Attributes = Readonly<Record<string, string | number>>;

/** A chart with its title, legend and credit as one svg, in the colours of the page: it has yet to be made to stand alone. */
export function composeSheet(chart: SVGElement, patterns: readonly Element[], texts: SheetTexts): SVGElement {
  const widthPx = Number(chart.getAttribute('width'));
  const heightPx = Number(chart.getAttribute('height'));
  const sheetPx = widthPx + 2 * PADDING_PX;
  const sheet = create('svg', { width: sheetPx });
  const defs = create('defs');
  defs.append(...patterns.map((pattern) => pattern.cloneNode(true)));
  const ground = create('rect', { width: '100%', height: '100%', style: 'fill: var(--surface)' });
  sheet.append(defs, ground);
  let y = PADDING_PX;
  const write = (text: string, sizePx: number, style: string) => {
    for (const line of wrapped(text, widthPx / (sizePx * LETTER))) {
      y += sizePx * 1.3;
      sheet.append(textAt(line, PADDING_PX, y, `font-size: ${sizePx}px; ${style}`));
    }
  };
  write(texts.title, 17, 'font-weight: 600; fill: var(--ink)');
  y += 4;
  write(texts.facts, 12, 'fill: var(--ink-soft)');
  y += 12;
  const drawing = chart.cloneNode(true) as SVGElement;
  drawing.setAttribute('x', String(PADDING_PX));
  drawing.setAttribute('y', String(y));
  sheet.append(drawing);
  if (texts.across !== null) sheet.append(textAcross(texts.across, sheetPx, y + heightPx / 2));
  y += heightPx + 8;
  sheet.append(...legendAt(texts.legend, widthPx, y));
  y += 20 * Math.ceil(texts.legend.length / columnsIn(widthPx));
  write(texts.credit, 11, 'fill: var(--ink-soft)');
  sheet.setAttribute('height', String(Math.ceil(y + PADDING_PX)));
  return sheet;
}

function create(name: string, attributes: Attributes = {}): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, text] of Object.entries(attributes)) {
    // A style attribute would be inline style, which the page's policy forbids; its properties are not.
    if (key === 'style') element.style.cssText = String(text);
    else element.setAttribute(key, String(text));
  }
  return element;
}

function textAt(text: string, x: number, y: number, style: string): SVGElement {
  const element = create('text', { x, y, style });
  element.textContent = text;
  return element;
}

/** As large as the sheet is wide, and pale enough to read the figures through it. */
function textAcross(text: string, widthPx: number, y: number): SVGElement {
  const sizePx = (1.3 * widthPx) / text.length;
  const style = `font-size: ${sizePx}px; font-weight: 700; text-anchor: middle; fill: var(--ink); opacity: 0.16`;
  const element = textAt(text, widthPx / 2, y, style);
  element.setAttribute('transform', `rotate(-12 ${widthPx / 2} ${y})`);
  return element;
}

/** The boxes of a swatch; a line is three pixels high. */
const MARK_BOXES = {
  BOX: [{ fromPx: 0, width: 12, dy: -5, height: 12 }],
  LINE: [{ fromPx: 0, width: 12, dy: 0, height: 3 }],
  DASHES: [0, 7].map((fromPx) => ({ fromPx, width: 5, dy: 0, height: 3 })),
} as const;

const columnsIn = (widthPx: number): number => Math.max(1, Math.floor(widthPx / ENTRY_PX));

function legendAt(legend: readonly SheetEntry[], widthPx: number, top: number): SVGElement[] {
  const columns = columnsIn(widthPx);
  return legend.flatMap(({ label, fill, mark }, i) => {
    const x = PADDING_PX + (i % columns) * (widthPx / columns);
    const y = top + 20 * Math.floor(i / columns);
    return [
      ...MARK_BOXES[mark].map(({ fromPx, dy, width, height }) =>
        create('rect', { x: x + fromPx, y: y + 5 + dy, width, height, style: `fill: ${fill}` }),
      ),
      textAt(label, x + 18, y + 10.5, 'font-size: 12px; fill: var(--ink)'),
    ];
  });
}

/** A text in lines of at most so many letters, broken between words. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
