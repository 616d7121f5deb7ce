import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { closePage } from '../test/page.tsx';
import { LangContext } from '../text/use-text.ts';
import { ErrorBoundary } from './error-boundary.tsx';

afterEach(closePage);

test('a card that throws is replaced alone, says why, and is drawn again on request', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined); // React reports what the boundary catches.
  const card = { isBroken: true };
  const Card = (): ReactElement => {
    if (card.isBroken) throw new Error('no such figure');
    return <p>the card</p>;
  };
  render(
    <LangContext value="en">
      <ErrorBoundary>
        <Card />
      </ErrorBoundary>
      <p>its neighbour</p>
    </LangContext>,
  );
  expect(screen.getByRole('alert').textContent).toContain('no such figure');
  expect(screen.getByText('its neighbour')).toBeTruthy();

  card.isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(screen.getByText('the card')).toBeTruthy();
});
