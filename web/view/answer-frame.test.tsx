import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Answer } from '../data/use-answer.ts';
import { LangContext } from '../text/use-text.ts';
import { AnswerFrame } from './answer-frame.tsx';

afterEach(cleanup);

const draw = (of: Partial<Answer<string>>) =>
  render(
    <LangContext value="en">
      <AnswerFrame
        of={{ answer: null, isStale: false, hasError: false, failure: null, retry: vi.fn(), ...of }}
        minHeightPx={100}
      >
        {(answer) => <p>{answer}</p>}
      </AnswerFrame>
    </LangContext>,
  );

test('an answer stays where the API does not answer again, and that is said', () => {
  draw({ answer: 'twelve regions', hasError: true });
  expect(screen.getByText('twelve regions')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('Try again');
});

test('without an answer it says that the API does not answer', () => {
  draw({ hasError: true });
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
