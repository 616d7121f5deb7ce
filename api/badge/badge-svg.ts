import { escapeHtml } from '../page/escape-html.ts';

/** One field of a badge: a text on a ground. */
interface Field {
  readonly text: string;
  readonly ground: string;
  readonly ink: string;
}

export interface Badge {
  readonly label: string;
  readonly amount: string;
  /** When it was, and how far it may be trusted; null where nothing is published. */
  readonly moment: string | null;
  /** "SIMULATED", where the figure is. */
  readonly simulated: string | null;
  /** All of it in a sentence, for screen readers. */
  readonly sentence: string;
}

const HEIGHT_PX = 20;
const MARGIN_PX = 7;
/** The mean advance of Verdana at 11 px; `textLength` fits each text to the width that was computed for it. */
const CHARACTER_PX = 6.6;

const widthOf = ({ text }: Field): number => Math.round(text.length * CHARACTER_PX) + 2 * MARGIN_PX;

/** A badge as SVG. Each text stands out from its ground by 4.5 to 1. */
export function badgeSvg({ label, amount, moment, simulated, sentence }: Badge): string {
  const figure = moment === null ? amount : `${amount} · ${moment}`;
  const fields: Field[] = [
    { text: label, ground: '#3b4450', ink: '#fff' },
    { text: figure, ground: '#0b57d0', ink: '#fff' },
    ...(simulated === null ? [] : [{ text: simulated, ground: '#ffc56b', ink: '#12181f' }]),
  ];
  const widthPx = fields.reduce((sum, field) => sum + widthOf(field), 0);
  let leftPx = 0;
  const drawn = fields.map((field) => {
    const svg = fieldSvg(field, leftPx);
    leftPx += widthOf(field);
    return svg;
  });
  const title = escapeHtml(sentence);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${HEIGHT_PX}" role="img" aria-label="${title}">` +
    `<title>${title}</title><clipPath id="r"><rect width="${widthPx}" height="${HEIGHT_PX}" rx="3"/></clipPath>` +
    `<g clip-path="url(#r)" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${drawn.join('')}</g></svg>\n`
  );
}

function fieldSvg(field: Field, leftPx: number): string {
  const widthPx = widthOf(field);
  return (
    `<rect x="${leftPx}" width="${widthPx}" height="${HEIGHT_PX}" fill="${field.ground}"/>` +
    `<text x="${leftPx + MARGIN_PX}" y="14" fill="${field.ink}" textLength="${widthPx - 2 * MARGIN_PX}">${escapeHtml(field.text)}</text>`
  );
}
