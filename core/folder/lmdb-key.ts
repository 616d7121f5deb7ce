import * as lmdb from 'lmdb';

/** lmdb exports it, and its types do not say so. */
const { bufferToKeyValue } = lmdb as unknown as { bufferToKeyValue(bytes: Buffer): unknown };

/** The key that lmdb wrote as these bytes: a text, or an array of texts and numbers. */
export const decodeKey = (bytes: Buffer): unknown => bufferToKeyValue(bytes);
