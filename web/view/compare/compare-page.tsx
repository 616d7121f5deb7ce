import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useWidth } from '../../chart/use-width.ts';
import { useText } from '../../text/use-text.ts';
import { type Embedded, embedAddress } from '../embed/embed-address.ts';
import { EmbedMenu } from '../embed-menu.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import panel from '../panel.module.css';
import { UnreadDates } from '../unread-dates.tsx';
import { pageSearch, usePageState } from '../use-page-state.ts';
import { AllRegions } from './all-regions.tsx';
import styles from './compare.module.css';
import { CompareControls } from './compare-controls.tsx';
import {
  COMPARE_FORM,
  type ComparedProps,
  type CompareMode,
  type CompareState,
  modeOf,
} from './compare-state.ts';
import { areasSentence } from './compared-sentence.ts';
import { SomeAreas } from './some-areas.tsx';
import { Periods } from './two-periods.tsx';

const DRAWN: Readonly<Record<CompareMode, (props: ComparedProps) => ReactElement>> = {
  ALL: AllRegions,
  REGIONS: SomeAreas,
  PERIODS: Periods,
};

/** Regions beside each other, or one area beside itself at another time. */
export default function ComparePage(): ReactElement {
  const { lang, text } = useText();
  const page = usePageState(COMPARE_FORM);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const Compared = DRAWN[modeOf(page.state)];
  const measure = MEASURE_FACTS[page.state.measure].label[lang];
  return (
    <main id="content" className={panel.page}>
      <title>{`${text('compare')}${text('colon')}${measure} — Courant`}</title>
      <section className={panel.panel} aria-labelledby="compare-title">
        <div className={panel.bar}>
          <h1 id="compare-title" className={styles.title}>
            {text('compare')}
          </h1>
          <EmbedMenu of={embeddedCompare(page.state, lang)} />
        </div>
        <CompareControls page={page} />
        <UnreadDates />
        <div ref={frame}>
          <ErrorBoundary>{widthPx > 0 && <Compared page={page} widthPx={widthPx} />}</ErrorBoundary>
        </div>
      </section>
    </main>
  );
}

/** The comparison as another page may show it. */
const embeddedCompare = (state: CompareState, lang: Lang): Embedded => ({
  address: embedAddress('compare', pageSearch(COMPARE_FORM.words(state), ''), {
    lang,
    live: state.dates || state.against ? '0' : '1',
  }),
  title: areasSentence(state, lang),
  widthPx: 720,
  heightPx: 480,
});
