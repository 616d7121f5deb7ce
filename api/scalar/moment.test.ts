import { GraphQLError, parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type MomentRole, MomentScalar, readMoment, resolveMoment } from './moment.ts';

const NOW = Date.parse('2024-06-15T10:20:30Z');
const at = (text: string, role: MomentRole = 'from', now = NOW): string =>
  new Date(resolveMoment(readMoment(text), role, now)).toISOString();
const refusal = (text: string): GraphQLError => {
  try {
    readMoment(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
  }
  throw new Error(`${text} was not refused.`);
};

test('a text is read once, but for one that is longer than any that people write', () => {
  expect(readMoment('2024-01-18T10:00Z')).toBe(readMoment('2024-01-18T10:00Z'));
  const long = `2024-01-18T10:00:00.${'5'.repeat(60_000)}Z`;
  expect(readMoment(long)).not.toBe(readMoment(long));
  expect(at(long)).toBe('2024-01-18T10:00:00.555Z');
});

describe('instants', () => {
  test.each([
    ['2024-01-18T10:00:00Z', '2024-01-18T10:00:00.000Z'],
    ['2024-01-18t10:00:00z', '2024-01-18T10:00:00.000Z'],
    ['2024-01-18T10:00:00+01:00', '2024-01-18T09:00:00.000Z'],
    ['2024-01-18T00:15:00-03:30', '2024-01-18T03:45:00.000Z'],
    ['2024-01-18T10:00:00.25Z', '2024-01-18T10:00:00.250Z'],
    ['2024-01-18T10:00Z', '2024-01-18T10:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(at(text)).toBe(expected);
    expect(at(text, 'to')).toBe(expected);
  });
});

describe('the Paris calendar', () => {
  test.each([
    ['2024', '2023-12-31T23:00:00.000Z', '2024-12-31T23:00:00.000Z'],
    ['2024-01', '2023-12-31T23:00:00.000Z', '2024-01-31T23:00:00.000Z'],
    ['2024-12', '2024-11-30T23:00:00.000Z', '2024-12-31T23:00:00.000Z'],
    ['2024-01-18', '2024-01-17T23:00:00.000Z', '2024-01-18T23:00:00.000Z'],
    ['2024-03-31', '2024-03-30T23:00:00.000Z', '2024-03-31T22:00:00.000Z'],
    ['2024-10-27', '2024-10-26T22:00:00.000Z', '2024-10-27T23:00:00.000Z'],
    ['2024-02-29', '2024-02-28T23:00:00.000Z', '2024-02-29T23:00:00.000Z'],
  ])('%s begins at %s and ends at %s', (text, from, to) => {
    expect(at(text, 'from')).toBe(from);
    expect(at(text, 'to')).toBe(to);
  });
});

describe('back from now', () => {
  test.each([
    ['now', '2024-06-15T10:20:30.000Z'],
    ['-PT6H', '2024-06-15T04:20:30.000Z'],
    ['-P7D', '2024-06-08T10:20:30.000Z'],
    ['-P1W', '2024-06-08T10:20:30.000Z'],
    ['-P1M', '2024-05-15T10:20:30.000Z'],
    ['-P6M', '2023-12-15T11:20:30.000Z'],
    ['-P1Y', '2023-06-15T10:20:30.000Z'],
    ['-P1Y2M1W3DT4H5M6S', '2023-04-05T06:15:24.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(at(text)).toBe(expected);
    expect(at(text, 'to')).toBe(expected);
  });

  test('a day back over a change of clock keeps the time of day, 24 hours back do not', () => {
    const afterSpring = Date.parse('2024-03-31T10:00:00Z');
    expect(at('-P1D', 'from', afterSpring)).toBe('2024-03-30T11:00:00.000Z');
    expect(at('-PT24H', 'from', afterSpring)).toBe('2024-03-30T10:00:00.000Z');
  });

  test('a month back from a day its month has not is the last day it has', () => {
    expect(at('-P1M', 'from', Date.parse('2024-03-30T12:00:00Z'))).toBe('2024-02-29T12:00:00.000Z');
    expect(at('-P1Y', 'from', Date.parse('2024-02-29T12:00:00Z'))).toBe('2023-02-28T12:00:00.000Z');
  });

  test('an hour that Paris skips is an hour later, one that it lives twice is its first pass', () => {
    expect(at('-P1D', 'from', Date.parse('2024-04-01T00:30:00Z'))).toBe('2024-03-31T01:30:00.000Z');
    expect(at('-P1D', 'from', Date.parse('2024-10-28T01:30:00Z'))).toBe('2024-10-27T00:30:00.000Z');
  });

  test('the second pass of the autumn hour is not moved by hours', () => {
    const secondPass = Date.parse('2024-10-27T01:30:00Z');
    expect(at('-PT1H', 'from', secondPass)).toBe('2024-10-27T00:30:00.000Z');
  });
});

test('a number without quotes is refused: it must be a string', () => {
  expect(() => MomentScalar.parseLiteral(parseValue('2024'), {})).toThrow(
    /"2024" is no moment: .* in quotes/,
  );
  expect(() => MomentScalar.parseValue(2024)).toThrow(/"2024" is no moment: .* in quotes/);
});

test('a default is printed as it was typed', () => {
  expect(MomentScalar.serialize(readMoment('-P7D'))).toBe('-P7D');
});

describe('what is no moment', () => {
  test.each([
    ['yesterday', 'no known form'],
    ['', 'no known form'],
    ['2024-13', 'its month is 13'],
    ['2024-00', 'its month is 0'],
    ['2023-02-29', 'no day 29'],
    ['0099', 'its year is 99'],
    ['2024-01-18T10:00:00', 'without an offset'],
    ['2024-01-18T24:00:00Z', 'no such time of day'],
    ['2024-01-18T10:60:00Z', 'no such time of day'],
    ['2024-01-18T10:00:00+25:00', 'no such offset'],
    ['2024-01-18Tnoon', 'time of day cannot be read'],
    ['P7D', 'begins with -P'],
    ['-P', 'duration cannot be read'],
    ['-PT', 'duration cannot be read'],
    ['-P1.5D', 'duration cannot be read'],
    ['-P9999Y', 'duration cannot be read'],
  ])('"%s": %s', (text, why) => {
    const { message, extensions } = refusal(text);
    expect(extensions.code).toBe('BAD_MOMENT');
    expect(message).toContain(`"${text}"`);
    expect(message).toContain(why);
    expect(message).toContain('2024-01-18T10:00:00Z');
  });
});

test('a moment that was read before is not read again, and one of thousands of digits is not remembered', () => {
  const [short, long] = ['0', '0'.repeat(10_000)].map((digits) => `2024-01-18T10:00:00.${digits}Z`);
  expect(readMoment(`${short}`)).toBe(readMoment(`${short}`));
  expect(readMoment(`${long}`)).not.toBe(readMoment(`${long}`));
  expect(readMoment(`${long}`)).toMatchObject({ at: Date.parse('2024-01-18T10:00:00Z') });
});
