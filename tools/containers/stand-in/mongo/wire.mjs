// MongoDB's wire protocol, as far as the stand-in must read and write it.
import { createRequire } from 'node:module';

// The image has the driver as a package of mongosh.
const { BSON } = createRequire('/opt/mongosh/package.json')('mongodb');

const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
/** Where the document of a message begins: after flags and section kind; after flags, cursor and counts. */
const OP_MSG_DOCUMENT = HEADER_BYTES + 5;
const OP_REPLY_DOCUMENT = HEADER_BYTES + 20;

/**
 * Cuts a stream into messages.
 * @param {(message: Buffer) => void} onMessage
 * @returns {(piece: Buffer) => void}
 */
export function splitMessages(onMessage) {
  let rest = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const size = rest.readInt32LE(0);
      onMessage(rest.subarray(0, size));
      rest = rest.subarray(size);
    }
  };
}

/** @param {Buffer} message */
export const requestId = (message) => message.readInt32LE(4);
/** @param {Buffer} message */
export const responseTo = (message) => message.readInt32LE(8);

/**
 * The name of a message's command: the first field of its document. Old clients greet by a query of its own.
 * @param {Buffer} message
 * @returns {string}
 */
export function commandName(message) {
  const operation = message.readInt32LE(12);
  if (operation === OP_QUERY) return 'hello';
  if (operation !== OP_MSG || message[OP_MSG_DOCUMENT - 1] !== 0) return '';
  const name = OP_MSG_DOCUMENT + 5;
  return message.toString('utf8', name, message.indexOf(0, name));
}

/** @param {Buffer} message */
export const documentOf = (message) =>
  BSON.deserialize(message.subarray(documentStart(message)), { allowObjectSmallerThanBufferSize: true });

/** @param {Buffer} message */
const documentStart = (message) =>
  message.readInt32LE(12) === OP_REPLY ? OP_REPLY_DOCUMENT : OP_MSG_DOCUMENT;

/**
 * The same message with another document; without a checksum, which would no longer agree.
 * @param {Buffer} message
 * @param {object} document
 */
export function withDocument(message, document) {
  const start = documentStart(message);
  const changed = Buffer.concat([message.subarray(0, start), BSON.serialize(document)]);
  changed.writeInt32LE(changed.length, 0);
  if (start === OP_MSG_DOCUMENT)
    changed.writeUInt32LE(changed.readUInt32LE(HEADER_BYTES) & ~CHECKSUM_PRESENT, HEADER_BYTES);
  return changed;
}

/**
 * An answer to a command.
 * @param {object} document
 * @param {number} to the id of the request
 */
export function answer(document, to) {
  const head = Buffer.alloc(OP_MSG_DOCUMENT);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(OP_MSG, 12);
  return withDocument(head, document);
}
