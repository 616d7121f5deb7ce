import { expect, test } from 'vitest';
import { isTooOld } from './node-version.mjs';

test.each(['18.20.4', '20.18.3', '6.0.0'])('%s is too old', (version) =>
  expect(isTooOld(version)).toBe(true),
);
test.each(['20.19.0', '20.20.2', '22.1.0', '100.0.0'])('%s will do', (version) =>
  expect(isTooOld(version)).toBe(false),
);
