import { saveFile } from '../../data/save-file.ts';
import { composeSheet, type SheetTexts } from './sheet.ts';

/** Pixels of the picture for one of the page. */
const SCALE = 2;

/** What a drawing takes from the page's style sheets. */
const PROPERTIES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
] as const;

/**
 * Downloads the chart that an element holds as a PNG, with what is to be said around it. It is made in the page: from an
 * svg that stands alone, by a `data:` image, which is the only other source of images that the page's policy allows.
 * @throws where the browser cannot draw it
 */
export default async function downloadPng(frame: Element, texts: SheetTexts, name: string): Promise<void> {
  const svg = standaloneSvg(frame, texts);
  saveFile(await toPng(svg), name);
}

/** The chart and its texts as an svg that needs nothing of the page. */
export function standaloneSvg(frame: Element, texts: SheetTexts): SVGElement {
  const chart = frame.querySelector<SVGElement>('svg[role="img"]');
  if (!chart) throw new Error('There is no drawing.');
  const patterns = [...frame.querySelectorAll('pattern')].filter((pattern) => !chart.contains(pattern));
  const sheet = composeSheet(chart, patterns, texts);
  sheet.style.cssText = 'position: absolute; visibility: hidden';
  // Its colours are those of the page only inside of it.
  frame.append(sheet);
  try {
    return withOwnStyle(sheet);
  } finally {
    sheet.remove();
  }
}

/** A copy in which each element has the style that it has in the page as attributes. */
function withOwnStyle(sheet: SVGElement): SVGElement {
  const copy = sheet.cloneNode(true) as SVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [sheet, ...sheet.querySelectorAll('*')].forEach((element, i) => {
    const [own, target] = [getComputedStyle(element), copies[i]];
    if (!target) return;
    target.removeAttribute('style');
    target.removeAttribute('class');
    for (const property of PROPERTIES) {
      const text = own.getPropertyValue(property);
      if (text) target.setAttribute(property, text);
    }
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return copy;
}

async function toPng(svg: SVGElement): Promise<Blob> {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: width * SCALE,
    height: height * SCALE,
  });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser makes no PNG.');
  return blob;
}
