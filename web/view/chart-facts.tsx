import { VINTAGES, type Vintage } from '@courant/core/domain';
import type { ReactElement } from 'react';
import type { Stack } from '../chart/stack.ts';
import type { SeriesSet } from '../data/series-set.ts';
import { isRepeatedTime } from '../text/format.ts';
import { type Translator, useText } from '../text/use-text.ts';
import styles from './area-page.module.css';

/** What the chart's figures are: means over which bucket, on which clock, of which vintages. */
export function ChartFacts({ set, stack }: { set: SeriesSet; stack: Stack }): ReactElement {
  const translator = useText();
  const { text } = translator;
  return (
    <div className={styles.facts}>
      <span>{figuresText(set, stack, translator)}</span>
      <ul className={styles.vintages} aria-label={text('quality')}>
        {vintagesIn(set).map((vintage) => (
          <li key={vintage}>
            <span className={styles.vintage} data-vintage={vintage} />
            <span>{vintageText(vintage, translator)}</span>
          </li>
        ))}
        {stack.incomplete.includes(true) && (
          <li>
            <span className={styles.vintage} data-vintage="INCOMPLETE" />
            {text('incompleteSlots')}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The same as one sentence, for a picture. */
export const factsText = (set: SeriesSet, stack: Stack, translator: Translator): string =>
  [
    figuresText(set, stack, translator),
    ...vintagesIn(set).map((vintage) => vintageText(vintage, translator)),
  ].join(' · ');

const vintagesIn = (set: SeriesSet): Vintage[] =>
  VINTAGES.filter((vintage) => set.vintages.some((span) => span.vintage === vintage));

const vintageText = (vintage: Vintage, { text }: Translator): string =>
  text(vintage) + text('colon') + text(`${vintage}_why`);

function figuresText(set: SeriesSet, stack: Stack, { text }: Translator): string {
  const mean = text('meanOf', { what: text(`view_${set.view}`), bucket: text(set.resolution) });
  const offsets = stack.starts.some(isRepeatedTime) ? ` (${text('utcOffsets')})` : '';
  return `${mean} · ${text('parisTime')}${offsets}`;
}
