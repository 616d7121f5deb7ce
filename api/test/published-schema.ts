import { readdirSync, readFileSync } from 'node:fs';
import { DangerousChangeType, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';

const DECISIONS = new URL('../../docs/decisions/', import.meta.url);

/**
 * What a client of `published` loses with `served`, a sentence of graphql's for each change. Another default value is among
 * them: whoever leaves that argument out gets another answer.
 */
export function broken(published: GraphQLSchema, served: GraphQLSchema): string[] {
  const otherDefaults = findDangerousChanges(published, served).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  return [...findBreakingChanges(published, served), ...otherDefaults].map(({ description }) => description);
}

/** What `served` has that `published` does not promise: what its clients would lose if it were served again. */
export const unpublished = (published: GraphQLSchema, served: GraphQLSchema): string[] =>
  broken(served, published);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Those sentences that no decision repeats word for word in backticks. */
export const undecided = (sentences: readonly string[], decisions: string): string[] =>
  sentences.filter((sentence) => !oneLine(decisions).includes(`\`${sentence}\``));

/** All decisions as one text. */
export const readDecisions = (): string =>
  readdirSync(DECISIONS)
    .map((file) => readFileSync(new URL(file, DECISIONS), 'utf8'))
    .join('\n');
