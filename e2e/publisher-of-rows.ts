import type { TestClock } from '@courant/core/testing';
import { openSimulator, type Simulator } from '@courant/simulator';
import { onTestFinished } from 'vitest';

/** The publisher's API, serving only the rows that a test publishes; closed after the test. */
export async function openPublisherOfRows({ now }: Pick<TestClock, 'now'>): Promise<Simulator> {
  const publisher = await openSimulator({ now, generated: false });
  onTestFinished(() => publisher.close());
  return publisher;
}
