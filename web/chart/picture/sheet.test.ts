import { expect, test } from 'vitest';
import { composeSheet, type SheetTexts, wrapped } from './sheet.ts';

const TEXTS: SheetTexts = {
  title: 'Production and consumption of Brittany',
  facts: 'Mean power in MW',
  legend: [
    { label: 'Consumption', fill: 'black', mark: 'LINE' },
    { label: 'Wind', fill: 'green', mark: 'BOX' },
  ],
  credit: 'Source: RTE',
  across: null,
};

function sheetOf(texts: Partial<SheetTexts> = {}, widthPx = 600): SVGElement {
  const chart = document.createElementNS('http://www.w3.org/2000/svg', 'svg') as SVGElement;
  chart.setAttribute('width', String(widthPx));
  chart.setAttribute('height', '300');
  return composeSheet(chart, [], { ...TEXTS, ...texts });
}

const textsOf = (sheet: SVGElement) => [...sheet.querySelectorAll('text')].map((text) => text.textContent);

test('a picture says what it shows, its legend and its source', () => {
  expect(textsOf(sheetOf())).toEqual([
    'Production and consumption of Brittany',
    'Mean power in MW',
    'Consumption',
    'Wind',
    'Source: RTE',
  ]);
});

test('what is written across a picture of simulated data lies over the drawing', () => {
  const sheet = sheetOf({ across: 'SIMULATED DATA' });
  const across = [...sheet.querySelectorAll('text')].find(({ textContent }) =>
    textContent?.startsWith('SIM'),
  );

  expect(across?.getAttribute('transform')).toMatch(/^rotate/);
  expect(sheet.querySelector('svg')?.compareDocumentPosition(across as Node)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
});

test('the sheet is wider than the chart, and as high as what is written around it needs', () => {
  const [wide, narrow] = [sheetOf(), sheetOf({}, 250)];

  expect(Number(wide.getAttribute('width'))).toBe(648);
  expect(Number(wide.getAttribute('height'))).toBeGreaterThan(380);
  // The title takes a second line, and the legend a second row.
  expect(Number(narrow.getAttribute('height'))).toBeGreaterThan(Number(wide.getAttribute('height')));
});

test('a text is broken between words', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapped('overlong word', 4)).toEqual(['overlong', 'word']);
});
