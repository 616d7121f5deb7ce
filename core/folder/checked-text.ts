import { checksumOf } from './checksum.ts';

/** `{"first":0,"end":7} #1a2b3c4d`; a folder of an earlier version has texts without a checksum. */
const CHECKED = /^(?<text>.*) #(?<checksum>[0-9a-f]{8})$/s;

/** A JSON value with a checksum of it and its key. */
export function toCheckedText(key: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `${text} #${checksumOf(key, text).toString(16).padStart(8, '0')}`;
}

/** The value, and undefined of no text. @throws DamagedTextError */
export function fromCheckedText<T>(key: string, stored: string | undefined): T | undefined {
  if (stored === undefined) return undefined;
  const { text = stored, checksum } = CHECKED.exec(stored)?.groups ?? {};
  const isWhole = checksum === undefined || checksumOf(key, text) === Number.parseInt(checksum, 16);
  try {
    if (isWhole) return JSON.parse(text) as T;
  } catch {
    // No JSON, and without a checksum: the error below says so.
  }
  throw new DamagedTextError(`what is stored under "${key}" does not fit its checksum`);
}

/** A text that is not what was stored. */
export class DamagedTextError extends Error {
  override readonly name = 'DamagedTextError';
}
