import { AREAS, type AreaCode } from '@courant/core/domain';
import { type ReactElement, type RefObject, useState } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import type { SheetEntry, SheetTexts } from '../chart/picture/sheet.ts';
import { consumptionLabel } from '../chart/readout.ts';
import { bandsFromTop, type Stack } from '../chart/stack.ts';
import { copyText } from '../data/copy-text.ts';
import { importPart } from '../data/import-part.ts';
import type { ShownSeries } from '../data/use-series.ts';
import type { Status } from '../data/use-status.ts';
import type { TextKey } from '../text/texts.ts';
import { type Translator, useText } from '../text/use-text.ts';
import { bandFill, MEASURE_COLOUR } from '../theme/measure-colour.ts';
import { CardMenu, type MenuEntry } from './card-menu.tsx';
import { curlOf, datedState, exportHref, playgroundHref } from './chart-address.ts';
import { factsText } from './chart-facts.tsx';
import { creditOf } from './credit.ts';
import { type Embedded, embedAddress, iframeText } from './embed/embed-address.ts';
import { isServedSimulated } from './first-facts.ts';
import { DEFAULTS, toSearch } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';
import { windowName } from './window-name.ts';

export interface ChartMenuProps {
  readonly area: AreaCode;
  readonly url: UrlControl;
  readonly status: Status | undefined;
  readonly shown: ShownSeries;
  readonly stack: Stack;
  /** Holds the drawing. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** What else can be had of the chart: its figures as a table or a file, its picture, its link and its question. */
export function ChartMenu(props: ChartMenuProps): ReactElement {
  const { area, url, shown, frame } = props;
  const { set, window: shownWindow } = shown;
  const { asTable } = url.state;
  const translator = useText();
  const { lang, text } = translator;
  const [message, setMessage] = useState<TextKey | null>(null);
  const copy = (words: string) =>
    void copyText(words).then(
      () => setMessage('copied'),
      () => setMessage('notCopied'),
    );
  const page = new URL(window.location.href);
  const entries: MenuEntry[] = [
    { label: text(asTable ? 'asChart' : 'asTable'), onChoose: () => url.set({ asTable: !asTable }) },
    {
      label: text(url.state.against ? 'asCsvAlone' : 'asCsv'),
      href: exportHref(shownWindow, set, lang),
      isFile: true,
    },
    {
      label: text('asPng'),
      onChoose: () => {
        savePicture(frame.current, sheetTexts(props, translator), `courant-${area}.png`).then(
          () => setMessage(null),
          () => setMessage('noPng'),
        );
      },
    },
    {
      label: text('copyLink'),
      onChoose: () => copy(new URL(url.hrefOf(page.pathname, datedState(set)), page).href),
    },
    {
      label: text('copyEmbed'),
      onChoose: () => copy(iframeText(embeddedStack(props, translator), page.origin)),
    },
    { label: text('openPlayground'), href: playgroundHref(shownWindow) },
    { label: text('copyCurl'), onChoose: () => copy(curlOf(shownWindow, page)) },
  ];
  // A table is no picture.
  const offered = entries.filter(({ label }) => !asTable || label !== text('asPng'));
  return <CardMenu label={text('cardMenu')} entries={offered} message={message ? text(message) : ''} />;
}

/** The chart as another page may show it: what the link of this page says, and the area. */
function embeddedStack({ area, url, shown }: ChartMenuProps, { lang, text }: Translator): Embedded {
  const { state } = url;
  return {
    address: embedAddress(
      'stack',
      toSearch({ ...state, lang, sort: null, measure: DEFAULTS.measure, asTable: false }),
      {
        area,
        live: state.dates ? '0' : '1',
      },
    ),
    title: text('chartOf', { area: AREAS[area].name[lang], window: windowName(shown.window, lang) }),
    widthPx: 720,
    heightPx: 420,
  };
}

async function savePicture(frame: Element | null, texts: SheetTexts, name: string): Promise<void> {
  const { default: downloadPng } = await importPart(() => import('../chart/picture/download-png.ts'));
  if (!frame) throw new Error('There is no drawing.');
  await downloadPng(frame, texts, name);
}

/** A picture outlives its day: its title has dates in place of a window that ends now. */
function sheetTexts({ area, url, status, shown, stack }: ChartMenuProps, translator: Translator): SheetTexts {
  const { set } = shown;
  const { lang, text } = translator;
  const { dates } = datedState(set);
  const isSimulated = status?.publisher.simulated ?? isServedSimulated();
  const bands = bandsFromTop(stack.bands.map(({ key }) => key));
  const line: SheetEntry = {
    label: consumptionLabel(lang),
    fill: MEASURE_COLOUR.CONSUMPTION,
    mark: 'LINE',
  };
  const { against } = url.state;
  const dashes: SheetEntry[] =
    against && stack.against
      ? [{ label: text(`against_${against}`), fill: MEASURE_COLOUR.CONSUMPTION, mark: 'DASHES' }]
      : [];
  return {
    title: text('chartOf', {
      area: AREAS[area].name[lang],
      window: windowName({ ...shown.window, dates }, lang),
    }),
    facts: factsText(set, stack, translator),
    legend: [
      line,
      ...dashes,
      ...bands.map((key) => ({ label: bandLabel(key, lang), fill: bandFill(key), mark: 'BOX' as const })),
    ],
    credit: text('pngCredit', { ...creditOf(status, translator), host: window.location.host }),
    across: isSimulated ? text('simulated').toUpperCase() : null,
  };
}
