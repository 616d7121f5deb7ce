import { createHash } from 'node:crypto';
import type { ExportTable } from './row-text.ts';

/** Raise it with every change of what the bytes of an export look like. */
const BYTES_VERSION = 1;
/** Characters of base64: 132 bits. */
const HASH_LENGTH = 22;

/** The data that an export is read from, whatever its changes. */
export interface DataIdentity {
  readonly logEpoch: string;
  readonly namespace: string;
}

/** Names an export and the data that it is read from. */
export const exportHash = ({ plan, simulated }: ExportTable, { logEpoch, namespace }: DataIdentity): string =>
  createHash('sha256')
    .update(JSON.stringify([BYTES_VERSION, plan, simulated, logEpoch, namespace]))
    .digest('base64url')
    .slice(0, HASH_LENGTH);

/**
 * The entity tag of an export: what it is, and up to where the changes of its data were known when its first byte was
 * sent. It stands until a later change touches the export.
 */
export interface ExportTag {
  readonly hash: string;
  /** In `courant.changes`. */
  readonly offset: number;
}

export const tagText = ({ hash, offset }: ExportTag): string => `"${offset}-${hash}"`;

/** Reads a strong tag of ours; undefined for any other text. */
export function readTag(text: string): ExportTag | undefined {
  const [, offset, hash] = /^"(\d{1,16})-([\w-]{22})"$/.exec(text.trim()) ?? [];
  return hash === undefined ? undefined : { hash, offset: Number(offset) };
}

/** The tags of an `If-None-Match` header; weak ones count, as its comparison is weak. */
export const readTags = (header: string): ExportTag[] =>
  header.split(',').flatMap((text) => readTag(text.trim().replace(/^W\//, '')) ?? []);
