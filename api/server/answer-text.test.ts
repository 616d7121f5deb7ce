import { describe, expect, it } from 'vitest';
import { Figures } from '../column/figures.ts';
import { Instants } from '../scalar/column.ts';
import { answerText } from './answer-text.ts';

const same = (data: Record<string, unknown>) =>
  expect(answerText({ data })).toBe(`${JSON.stringify({ data })}\n`);

/** Small, seeded: the same numbers in every run. */
function* numbers(count: number): Generator<number> {
  let state = 17;
  for (let i = 0; i < count; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31 - 0.5;
  }
}

describe('answerText', () => {
  it('prints a column with a name once, and one of another name anew', () => {
    let writes = 0;
    const column = (name: string | null) =>
      new Figures(
        2,
        (numbers) => numbers.fill(++writes),
        () => name,
      );
    const texts = ['a name', 'a name', 'another', null, null].map((name) =>
      answerText({ data: { column: column(name) } }),
    );
    expect(texts).toEqual([1, 1, 2, 3, 4].map((n) => `{"data":{"column":[${n},${n}]}}\n`));
  });

  it('writes columns as JSON.stringify does', () => {
    for (const scale of [1, 10, 1e3, 1e5, 1e8, 1e12, 1e22]) {
      const any = [...numbers(2_000)].map((number) => number * scale);
      const tenths = any.map((number) => Math.round(number * 10) / 10);
      for (const column of [any, tenths, any.map(Math.round)]) same({ column: Figures.from(column) });
    }
  });

  it('writes the ends of what is short', () => {
    const ends = [
      0,
      -0,
      0.1,
      -0.1,
      9.9,
      10,
      99.9,
      100,
      -100,
      812.5,
      9_999,
      10_000,
      10_000.1,
      -10_000,
      10_009,
      99_999_999,
      1e8 - 0.1,
      1e8,
      -1e8,
      1e9,
      2 ** 53,
      0.30000000000000004,
    ];
    same({ ends, each: ends.map((end) => Figures.from([end])) });
  });

  it('writes a null in a column as null, wherever it stands', () => {
    same({ first: Figures.from([null, 1.5]), last: Figures.from([1.5, null]), only: Figures.from([null]) });
    same({ none: Figures.from([]), listed: [Figures.from([1, null]), [null, 1.5], [null], []] });
    expect(answerText({ data: { only: Figures.from([null, -0.5]) } })).toBe(
      '{"data":{"only":[null,-0.5]}}\n',
    );
  });

  it('writes instants', () => {
    const texts = ['2024-01-18T09:30:00Z', '2024-01-18T11:00:00+01:00'];
    same({ some: new Instants(texts), one: new Instants(texts.slice(1)), none: new Instants([]) });
  });

  it('writes every other value', () => {
    const inner = Object.assign(Object.create(null), {
      name: 'Île-de-France',
      text: 'a "quoted" \u2028 line\n',
    });
    same({
      inner,
      list: [inner, null, inner],
      texts: ['2024-01-18T09:30:00Z', 'é'],
      mixed: [1, 'one', null, true],
    });
    same({
      yes: true,
      no: false,
      nothing: null,
      left: undefined,
      nested: [[1, 2], [[]], [null, {}]],
      '': 'unnamed',
    });
  });

  it('keeps errors and extensions, errors first', () => {
    const errors = [{ message: 'no', path: ['series', 0], extensions: { code: 'BAD_RANGE' } }];
    const result = { errors, data: null, extensions: { took: 1 } };
    expect(answerText(result)).toBe(`${JSON.stringify(result)}\n`);
    expect(answerText({ errors })).toBe(`${JSON.stringify({ errors })}\n`);
  });

  it('writes a column longer than any before', () => {
    same({ long: Figures.from(Array.from({ length: 50_000 }, (_, i) => -12_345_678.9 + i / 7)) });
  });
});
