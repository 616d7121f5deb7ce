import { expect, test } from 'vitest';
import { choosePublisher } from './choose-publisher.ts';

test.each([
  ['auto', { holdsReadings: false, reachable: true }, 'odre'],
  ['auto', { holdsReadings: false, reachable: false }, 'simulated'],
  ['auto', { holdsReadings: true, reachable: false }, 'odre'],
  ['odre', { holdsReadings: false, reachable: false }, 'odre'],
  ['simulated', { holdsReadings: true, reachable: true }, 'simulated'],
] as const)('%s with %o takes %s', (choice, availability, expected) => {
  expect(choosePublisher(choice, availability)).toBe(expected);
});
