import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CARD_EXAMPLES } from './card-examples.tsx';
import { CHART_EXAMPLES } from './chart-examples.tsx';
import { OVERVIEW_EXAMPLES } from './overview-examples.tsx';
import { SENTENCE_EXAMPLES } from './sentence-examples.tsx';
import { STREAM_EXAMPLES } from './stream-examples.tsx';

afterEach(cleanup);

test.each(
  [...CHART_EXAMPLES, ...OVERVIEW_EXAMPLES, ...CARD_EXAMPLES, ...SENTENCE_EXAMPLES, ...STREAM_EXAMPLES].map(
    (example) => [example.name, example] as const,
  ),
)('%s draws, at 320 and at 1200 px', (_, example) => {
  for (const widthPx of [320, 1200]) {
    const { container, unmount } = render(example.render(widthPx));
    const drawn = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(container.querySelectorAll('svg, figure').length).toBeGreaterThan(0);
    expect(drawn.filter((d) => /NaN|undefined|Infinity/.test(d))).toEqual([]);
    unmount();
  }
});
