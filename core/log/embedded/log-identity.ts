import { randomBytes } from 'node:crypto';
import type { RootDatabase } from 'lmdb';
import { checksumOf } from '../../folder/checksum.ts';
import { LogDamagedError } from '../event-log.ts';

export const FORMAT = 1;

/** The folder holds a log of a format that this version does not read. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/** What a log is created with. */
export interface LogIdentity {
  readonly epoch: string;
  /** Whether each of its blocks has a checksum. */
  readonly hasChecksums: boolean;
}

/**
 * The identity of the log in a folder; a new log is given one.
 * @param newEpoch the epoch of a new log; a random one if left out
 * @throws LogFormatError; LogDamagedError
 */
export const readOrCreateIdentity = (
  root: RootDatabase<unknown, string>,
  folder: string,
  newEpoch?: string,
): LogIdentity => readIdentity(root, folder) ?? createIdentity(root, newEpoch);

/** Undefined of a new log. */
function readIdentity(root: RootDatabase<unknown, string>, folder: string): LogIdentity | undefined {
  const [epoch, format, checksum] = ['epoch', 'format', 'checksum'].map((key) => root.get(key));
  if (epoch === undefined && format === undefined) return undefined;
  if (typeof epoch !== 'string' || format !== FORMAT)
    throw new LogFormatError(
      `${folder} holds a log of format ${String(format)}; this version reads ${FORMAT}.`,
    );
  if (checksum !== undefined && checksum !== identityChecksum(epoch))
    throw new LogDamagedError(folder, `its epoch "${epoch}" does not fit its checksum`);
  return { epoch, hasChecksums: checksum !== undefined };
}

export const identityChecksum = (epoch: string): number => checksumOf(`${FORMAT}`, epoch);

function createIdentity(
  root: RootDatabase<unknown, string>,
  epoch = randomBytes(6).toString('hex'),
): LogIdentity {
  root.transactionSync(() => {
    root.putSync('format', FORMAT);
    root.putSync('epoch', epoch);
    root.putSync('checksum', identityChecksum(epoch));
  });
  return { epoch, hasChecksums: true };
}
