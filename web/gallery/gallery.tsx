import type { ReactElement } from 'react';
import { useWidth } from '../chart/use-width.ts';
import { useText } from '../text/use-text.ts';
import panel from '../view/panel.module.css';
import { CARD_EXAMPLES } from './card-examples.tsx';
import type { ChartExample } from './chart-example.ts';
import { CHART_EXAMPLES } from './chart-examples.tsx';
import { OVERVIEW_EXAMPLES } from './overview-examples.tsx';
import { SENTENCE_EXAMPLES } from './sentence-examples.tsx';
import { STREAM_EXAMPLES } from './stream-examples.tsx';

/** Every chart with data that never changes, to look at after a change of a drawing. */
export default function Gallery(): ReactElement {
  const { text } = useText();
  return (
    <main id="content" className={panel.page}>
      <title>{`${text('galleryTitle')} — Courant`}</title>
      <h1>{text('galleryTitle')}</h1>
      {[
        ...CHART_EXAMPLES,
        ...OVERVIEW_EXAMPLES,
        ...CARD_EXAMPLES,
        ...SENTENCE_EXAMPLES,
        ...STREAM_EXAMPLES,
      ].map((example) => (
        <ExampleSection key={example.name} example={example} />
      ))}
    </main>
  );
}

function ExampleSection({ example }: { example: ChartExample }): ReactElement {
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  return (
    <section className={panel.panel} aria-label={example.name}>
      <h2>{example.name}</h2>
      <p className={panel.soft}>{example.note}</p>
      <div ref={frame}>{widthPx > 0 && example.render(widthPx)}</div>
    </section>
  );
}
