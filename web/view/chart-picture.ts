import { AREAS, type AreaCode } from '@courant/core/domain';
import type { RefObject } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import downloadPng from '../chart/picture/download-png.ts';
import type { SheetEntry, SheetTexts } from '../chart/picture/sheet.ts';
import { consumptionLabel } from '../chart/readout.ts';
import { bandsFromTop, type Stack } from '../chart/stack.ts';
import type { ShownSeries } from '../data/use-series.ts';
import type { Status } from '../data/use-status.ts';
import { bilingual } from '../text/bilingual.ts';
import { interpolate } from '../text/texts.ts';
import type { Translator } from '../text/use-text.ts';
import { bandFill, MEASURE_COLOUR } from '../theme/measure-colour.ts';
import { datedState } from './chart-address.ts';
import { factsText } from './chart-facts.tsx';
import { creditOf } from './credit.ts';
import { isServedSimulated } from './first-facts.ts';
import { savedName } from './saved-name.ts';
import type { UrlControl } from './use-url-state.ts';
import { windowName } from './window-name.ts';

const CREDIT = bilingual('Source : {credit}. {licence}. {host}', 'Source: {credit}. {licence}. {host}');

/** A chart as it is drawn, and what its picture says. */
export interface PicturedChart {
  readonly area: AreaCode;
  readonly url: Pick<UrlControl, 'state'>;
  readonly status: Status | undefined;
  readonly shown: ShownSeries;
  readonly stack: Stack;
  /** Holds the drawing. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** Downloads the drawing of a chart with what is to be said around it. @throws where the browser cannot draw it */
export default async function saveChartPicture(props: PicturedChart, translator: Translator): Promise<void> {
  const { area, frame } = props;
  if (!frame.current) throw new Error('There is no drawing.');
  await downloadPng(frame.current, sheetTexts(props, translator), savedName([area], 'png'));
}

/** A picture outlives its day: its title has dates in place of a window that ends now. */
function sheetTexts({ area, url, status, shown, stack }: PicturedChart, translator: Translator): SheetTexts {
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
    credit: interpolate(CREDIT[lang], { ...creditOf(status, translator), host: window.location.host }),
    across: isSimulated ? text('simulated').toUpperCase() : null,
  };
}
