import { AREAS } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import type { AgainstColumn } from '../data/against.ts';
import { copyText } from '../data/copy-text.ts';
import { importPart } from '../data/import-part.ts';
import type { TextKey } from '../text/texts.ts';
import { type Translator, useText } from '../text/use-text.ts';
import { CardMenu, type MenuEntry } from './card-menu.tsx';
import { curlOf, datedState, exportHref, playgroundHref } from './chart-address.ts';
import type { PicturedChart } from './chart-picture.ts';
import { type Embedded, embedAddress, iframeText } from './embed/embed-address.ts';
import { DEFAULTS, toSearch } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';
import { windowName } from './window-name.ts';

export interface ChartMenuProps extends PicturedChart {
  readonly url: UrlControl;
  /** The period beside the chart's own. */
  readonly against: AgainstColumn | null;
}

/** What else can be had of the chart: its figures as a table or a file, its picture, its link and its question. */
export function ChartMenu(props: ChartMenuProps): ReactElement {
  const { url, shown } = props;
  const { set, window: shownWindow } = shown;
  const { asTable } = url.state;
  const translator = useText();
  const { text } = translator;
  const [message, setMessage] = useState<TextKey | null>(null);
  const copy = (words: string) =>
    void copyText(words).then(
      () => setMessage('copied'),
      () => setMessage('notCopied'),
    );
  const page = new URL(window.location.href);
  const entries: MenuEntry[] = [
    { label: text(asTable ? 'asChart' : 'asTable'), onChoose: () => url.set({ asTable: !asTable }) },
    csvEntry(props, translator),
    {
      label: text('asPng'),
      onChoose: () => {
        savePicture(props, translator).then(
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

/** The API writes the file of a chart; one with a period beside is made of what is shown. */
function csvEntry({ area, url, shown, against }: ChartMenuProps, translator: Translator): MenuEntry {
  const label = translator.text('asCsv');
  const period = url.state.against;
  const { set, window: shownWindow } = shown;
  if (!period || !against)
    return { label, href: exportHref(shownWindow, set, translator.lang), isFile: true };
  const save = () =>
    importPart(() => import('./chart-csv.ts')).then(({ default: saveChartCsv }) =>
      saveChartCsv(area, set, { period, ...against }, translator),
    );
  return { label, onChoose: () => void save() };
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

async function savePicture(props: ChartMenuProps, translator: Translator): Promise<void> {
  const { default: saveChartPicture } = await importPart(() => import('./chart-picture.ts'));
  await saveChartPicture(props, translator);
}
