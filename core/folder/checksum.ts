import { crc32 } from 'node:zlib';

/** CRC-32 of stored bytes and of the key they stand under, so that bytes which turn up under another key do not fit. */
export const checksumOf = (key: string, bytes: Uint8Array | string): number => crc32(bytes, crc32(key));
