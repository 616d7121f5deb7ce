import { GraphQLScalarType, Kind } from 'graphql';
import { clientError } from '../api-error.ts';

/** A position in `courant.changes` of one log: the next offset to read. */
export interface Cursor {
  readonly epoch: string;
  readonly offset: number;
}

export const cursorText = ({ epoch, offset }: Cursor): string => `${epoch}.${offset}`;

/** @throws a BAD_ARGUMENT error where the text is no cursor. */
export function readCursor(text: unknown): Cursor {
  const match = typeof text === 'string' ? /^(?<epoch>[\w-]{1,64})\.(?<offset>\d{1,15})$/.exec(text) : null;
  const { epoch, offset } = match?.groups ?? {};
  if (epoch === undefined) {
    throw clientError(
      'BAD_ARGUMENT',
      `${JSON.stringify(text)} is not a cursor: give back, as it came, the cursor of an event.`,
    );
  }
  return { epoch, offset: Number(offset) };
}

export const StreamCursor = new GraphQLScalarType<Cursor, string>({
  name: 'StreamCursor',
  description:
    'A place in the live stream, opaque: give back the last one you saw as `after`. Example: "mF3kQz.1042".',
  serialize: (cursor) => cursorText(cursor as Cursor),
  parseValue: readCursor,
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : null),
});
