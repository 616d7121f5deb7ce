import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ShareBar } from './share-bar.tsx';

afterEach(cleanup);

test('shares stand in the order of the stack, whatever their size', () => {
  const { container } = render(
    <ShareBar
      title="Mix"
      shares={[
        { measure: 'THERMAL', power: 500, share: 0.5 },
        { measure: 'SOLAR', power: 100, share: 0.1 },
        { measure: 'NUCLEAR', power: 400, share: 0.4 },
      ]}
    />,
  );

  const colours = [...container.querySelectorAll<HTMLElement>('figure > div > span')].map(
    ({ style }) => style.background,
  );
  expect(colours).toEqual(['var(--nuclear)', 'var(--solar)', 'var(--thermal)']);
});

test('what took power has no part of the bar, and is listed last with its power', () => {
  const { container } = render(
    <ShareBar
      title="Mix"
      shares={[
        { measure: 'HYDRO', power: -620, share: 0 },
        { measure: 'THERMAL', power: 300, share: 0.25 },
        { measure: 'SOLAR', power: 0, share: 0 },
        { measure: 'WIND', power: 900, share: 0.75 },
      ]}
    />,
  );

  const widths = [...container.querySelectorAll<HTMLElement>('figure > div > span')].map(
    ({ style }) => style.flexGrow,
  );
  expect(widths).toEqual(['0.75', '0.25']);
  const entries = [...container.querySelectorAll('li')].map(({ textContent }) =>
    textContent?.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '),
  );
  expect(entries).toEqual([
    'Éolien75 % 900 MW',
    'Thermique fossile25 % 300 MW',
    'Hydraulique−620 MW (soutire)',
  ]);
});
