import { GraphQLScalarType, Kind } from 'graphql';
import { clientError } from '../api-error.ts';

/** A place in the announcements of one log: the next offset to read. */
export interface Cursor {
  readonly epoch: string;
  readonly offset: number;
}

export const cursorText = ({ epoch, offset }: Cursor): string => `${epoch}.${offset}`;

/** @throws a BAD_ARGUMENT fault where the text is no cursor of ours. */
export function readCursor(text: unknown): Cursor {
  const met = typeof text === 'string' ? /^([\w-]{1,64})\.(\d{1,15})$/.exec(text) : null;
  if (!met) {
    throw clientError(
      'BAD_ARGUMENT',
      `${JSON.stringify(text)} is not a cursor: give back, as it came, the cursor of an event.`,
    );
  }
  return { epoch: met[1] as string, offset: Number(met[2]) };
}

export const StreamCursor = new GraphQLScalarType<Cursor, string>({
  name: 'StreamCursor',
  description:
    'A place in the live stream, opaque: give back the last one you saw as `after`. Example: "mF3kQz.1042".',
  serialize: (cursor) => cursorText(cursor as Cursor),
  parseValue: readCursor,
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : null),
});
