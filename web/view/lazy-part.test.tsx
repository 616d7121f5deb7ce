import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactElement, Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closePage } from '../test/page.tsx';
import { LangContext } from '../text/use-text.ts';
import { lazyPart } from './lazy-part.tsx';

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined); // React reports what the boundary catches.
  vi.stubGlobal('fetch', async () => ({ ok: false })); // The server is away: the page does not reload.
});
afterEach(closePage);

/** Draws a part whose code cannot be loaded, until the returned server is back. */
async function openMissingPart() {
  const server = { isAway: true, requestCount: 0 };
  const Part = lazyPart(async () => {
    server.requestCount += 1;
    if (server.isAway) throw new Error('404');
    return { default: ({ name }: { name: string }): ReactElement => <p>{name}</p> };
  });
  render(
    <LangContext value="en">
      <Suspense>
        <Part name="the gallery" />
      </Suspense>
    </LangContext>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
  return server;
}

test('a part that could not be loaded is loaded once the network is back', async () => {
  const server = await openMissingPart();

  server.isAway = false;
  // The card is in the page before its effect listens.
  await waitFor(() => {
    window.dispatchEvent(new Event('online'));
    expect(screen.getByText('the gallery')).toBeTruthy();
  });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a part that is still missing says so again, and comes on a later request', async () => {
  const server = await openMissingPart();

  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(server.requestCount).toBe(2));
  await screen.findByRole('alert');
  server.isAway = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('the gallery')).toBeTruthy();
});
