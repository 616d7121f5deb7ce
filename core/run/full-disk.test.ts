import { expect, test } from 'vitest';
import { explainFullDisk } from './full-disk.ts';

const withCode = (code: unknown): Error => Object.assign(new Error('No luck'), { code });
const full = () => 4_096;
const roomy = () => 1e9;

test.each(['ENOSPC', 'EDQUOT', 'EFBIG', 28])(
  '%s is a full disk, and the sentence says what to do',
  (code) => {
    expect(String(explainFullDisk(withCode(code), '/data', roomy))).toMatch(
      /^Error: The disk is full: .*DATA_DIR \(\/data\).*Make space/,
    );
  },
);

test('an input/output error counts as a full disk only where no space is left', () => {
  const error = withCode(5);
  expect(String(explainFullDisk(error, '/data', full))).toMatch(/The disk is full/);
  expect(explainFullDisk(error, '/data', roomy)).toBe(error);
});

test('any other error stays as it is', () => {
  const error = withCode('ECONNREFUSED');
  expect(explainFullDisk(error, '/data', full)).toBe(error);
});
