import type { FieldNode } from 'graphql';
import type { Cheaper } from './price.ts';

/** Arguments in place of those that a document has. */
export type Replaced = ReadonlyMap<FieldNode, unknown>;

/** A field that says how to ask for less. */
export interface ReducibleField {
  readonly node: FieldNode;
  readonly cheaper: () => readonly (readonly Cheaper[])[];
}

/** A sentence: of each kind of less, the most that is allowed; undefined where none of any kind is. */
export function wayOut(
  { node, cheaper }: ReducibleField,
  isAllowed: (replaced: Replaced) => boolean,
): string | undefined {
  const allowedOf = (kind: readonly Cheaper[]) => kind.find(({ args }) => isAllowed(new Map([[node, args]])));
  const advice = cheaper().flatMap((kind) => allowedOf(kind)?.advice ?? []);
  return advice.length === 0 ? undefined : `Ask ${either(advice)}.`;
}

/** Example: "for DAY, for 6 areas at a time or for 90 days at a time". */
const either = (choices: readonly string[]): string =>
  choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
