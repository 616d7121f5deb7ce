import { randomBytes } from 'node:crypto';
import type { RootDatabase } from 'lmdb';
import { checksumOf } from '../../folder/checksum.ts';
import { LogDamagedError } from '../event-log.ts';

/** The format of a log that may hold compressed blocks. A log of format 1 becomes one when it is opened to be written. */
const FORMAT = 2;
const FORMATS = [1, FORMAT];

/** Undefined of a format that this version reads. */
export const formatRefusal = (format: unknown): string | undefined =>
  FORMATS.includes(format as number)
    ? undefined
    : `holds a log of format ${String(format)}; this version reads ${FORMATS.join(' and ')}`;

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
  const refusal = formatRefusal(format);
  if (refusal !== undefined) throw new LogFormatError(`${folder} ${refusal}.`);
  if (typeof epoch !== 'string' || !fitsChecksum(epoch, checksum))
    throw new LogDamagedError(folder, `its epoch "${String(epoch)}" does not fit its checksum`);
  return { epoch, hasChecksums: checksum !== undefined };
}

/** Whether a checksum is that of the epoch, in a log of any format; the first version wrote none. */
export const fitsChecksum = (epoch: string, checksum: unknown): boolean =>
  checksum === undefined || FORMATS.some((format) => checksum === checksumOfIdentity(epoch, format));

const checksumOfIdentity = (epoch: string, format: number): number => checksumOf(`${format}`, epoch);

/** Notes, in a log that an earlier version began, that blocks of this version may follow: that one refuses it from now on. */
export function upgradeFormat(
  root: RootDatabase<unknown, string>,
  { epoch, hasChecksums }: LogIdentity,
): void {
  if (root.get('format') === FORMAT) return;
  root.transactionSync(() => {
    root.putSync('format', FORMAT);
    if (hasChecksums) root.putSync('checksum', checksumOfIdentity(epoch, FORMAT));
  });
}

function createIdentity(
  root: RootDatabase<unknown, string>,
  epoch = randomBytes(6).toString('hex'),
): LogIdentity {
  root.transactionSync(() => {
    root.putSync('format', FORMAT);
    root.putSync('epoch', epoch);
    root.putSync('checksum', checksumOfIdentity(epoch, FORMAT));
  });
  return { epoch, hasChecksums: true };
}
