import type { Chunk } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { extremesOf, observedOf, type Piece, valuesOf } from './piece.ts';

const MW = { factor: 0.5, mean: true };
const MWH = { factor: 0.125, mean: false };
const piece = (chunk: Chunk, first = 0, end = 2): Piece => ({ period: 0, first, end, chunk });

/** A chunk of which only the identity matters. */
const anyChunk = () => ({ length: 0 }) as Chunk;

test('columns have one name where their chunks, slots, measure and scale are the same, and only there', () => {
  const [one, other] = [anyChunk(), anyChunk()];
  const nameOf = (...pieces: Piece[]) => valuesOf(pieces, 'WIND', MW).name;
  expect(nameOf(piece(one))).toBe(nameOf(piece(one)));
  const names = [
    nameOf(piece(one)),
    nameOf(piece(other)),
    nameOf(piece(one, 1)),
    nameOf(piece(one, 0, 1)),
    nameOf(piece(one), piece(other)),
    nameOf(piece(other), piece(one)),
    valuesOf([piece(one)], 'SOLAR', MW).name,
    valuesOf([piece(one)], 'WIND', MWH).name,
    valuesOf([piece(one)], 'WIND', { ...MW, factor: 0.25 }).name,
    extremesOf([piece(one)], 'WIND', 'min', 0.5).name,
    extremesOf([piece(one)], 'WIND', 'max', 0.5).name,
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(observedOf([piece(one)], 'WIND').name).toBeNull();
});
