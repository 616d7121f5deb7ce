import { AREAS, hasMeasure, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { figuresOf } from '../../data/figures.ts';
import { type AreaReading, observedUntil } from '../../data/reading.ts';
import { useLatest } from '../../data/use-latest.ts';
import { formatNumber, formatShare, powerParts } from '../../text/format.ts';
import type { TextKey } from '../../text/texts.ts';
import { EMBED_TEXTS } from '../../text/texts-embed.ts';
import { type Translator, useTextWith } from '../../text/use-text.ts';
import { useSlotTimeText } from '../headline.tsx';
import { LateAge } from '../late-age.tsx';
import { LiveFigure } from '../live-figure.tsx';
import { LatestNotice } from '../notice.tsx';
import { areaPath } from '../url-state.ts';
import styles from './embed.module.css';
import { EmbedFrame } from './embed-frame.tsx';
import {
  type EmbedProps,
  embeddedArea,
  embeddedFigure,
  type EmbedFigure as Figure,
  fullPageHref,
} from './embed-state.ts';

/** One figure of an area, as large as its frame allows. */
export function EmbedFigure({ query }: EmbedProps): ReactElement {
  const { lang, text } = useTextWith(EMBED_TEXTS);
  const latest = useLatest();
  const area = embeddedArea(query);
  const figure = embeddedFigure(query);
  const reading = latest.readings.get(area);
  const name = AREAS[area].name[lang];
  const label = labelOf(figure, reading, { lang, text });
  const href = fullPageHref(areaPath(area), new URLSearchParams({ lang }));
  return (
    <EmbedFrame
      title={`${name}${text('colon')}${label}`}
      note={reading && <Moment figure={figure} reading={reading} isLive={query.get('live') === '1'} />}
      href={href}
    >
      {() => {
        if (isMeasure(figure) && !hasMeasure(area, figure))
          return <p>{text('embedLacks', { area: name })}</p>;
        if (!reading) return <LatestNotice latest={latest} />;
        const [amount, unit] = partsOf(figure, reading, { lang, text });
        return (
          <p className={styles.figure}>
            <span className={styles.amount}>
              <LiveFigure of={amount}>{amount}</LiveFigure> <span className={styles.unit}>{unit}</span>
            </span>
          </p>
        );
      }}
    </EmbedFrame>
  );
}

interface MomentProps {
  readonly figure: Figure;
  readonly reading: AreaReading;
  readonly isLive: boolean;
}

/**
 * When a figure is of, how final it is, and that it is estimated, between which bounds, where the publisher did not publish it. A frame that does
 * not follow the stream grows old by itself: that is no lateness of the figures.
 */
function Moment({ figure, reading, isLive }: MomentProps): ReactElement {
  const { lang, text } = useTextWith(EMBED_TEXTS);
  const facts = [
    useSlotTimeText(reading),
    text(reading.vintage),
    figure === 'CARBON_INTENSITY' && text('estimated'),
    figure === 'CARBON_INTENSITY' && bandWords(reading, { lang, text }),
  ];
  return (
    <>
      {isLive && <LateAge end={observedUntil(reading)} />} {facts.filter(Boolean).join(' · ')}
    </>
  );
}

/** "39 to 77 gCO₂/kWh": an intensity is an estimate between bounds, and one figure alone would look exact. */
function bandWords(
  { valuesMw }: AreaReading,
  { lang, text }: Translator<keyof typeof EMBED_TEXTS | TextKey>,
): string | null {
  const { carbon } = figuresOf(valuesMw);
  if (!carbon) return null;
  const [low, high] = [carbon.low, carbon.high].map((grams) => formatNumber(grams, 0, lang));
  return text('embedBand', { low: low ?? '', high: high ?? '', unit: text('mapUnit_g') });
}

type Measure = Exclude<Figure, 'RENEWABLE' | 'LOW_CARBON' | 'CARBON_INTENSITY'>;
const isMeasure = (figure: Figure): figure is Measure =>
  figure in MEASURE_FACTS && figure !== 'CARBON_INTENSITY';

/** An exchange has a side, so its figure needs no sign. */
function labelOf(figure: Figure, reading: AreaReading | undefined, { lang, text }: Words): string {
  if (figure === 'RENEWABLE') return text('renewable');
  if (figure === 'LOW_CARBON') return text('lowCarbon');
  const mw = reading?.valuesMw.EXCHANGE ?? null;
  if (figure === 'EXCHANGE' && mw) return text(mw < 0 ? 'exporting' : 'importing');
  return MEASURE_FACTS[figure].label[lang];
}

type Words = Pick<Translator, 'lang' | 'text'>;

function partsOf(
  figure: Figure,
  { valuesMw }: AreaReading,
  { lang, text }: Words,
): readonly [string, string] {
  const { renewableShare, lowCarbonShare, carbon } = figuresOf(valuesMw);
  if (figure === 'RENEWABLE') return shareParts(renewableShare, { lang, text });
  if (figure === 'LOW_CARBON') return shareParts(lowCarbonShare, { lang, text });
  if (figure === 'CARBON_INTENSITY')
    return carbon ? [formatNumber(carbon.central, 0, lang), text('mapUnit_g')] : ['–', ''];
  const mw = valuesMw[figure];
  return powerParts(figure === 'EXCHANGE' && mw !== null ? Math.abs(mw) : mw, lang);
}

const shareParts = (share: number | null, { lang, text }: Words): readonly [string, string] =>
  share === null ? ['–', ''] : [formatShare(share, lang), text('ofProduction')];
