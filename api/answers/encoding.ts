import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer may be compressed. */
export type Encoding = 'br' | 'gzip';

/** Below this a header takes what compressing saves. */
const MIN_BYTES = 1_024;
/** The quickest: columns of numbers come to four tenths for about what printing them costs. */
const BROTLI_QUALITY = 1;
const GZIP_LEVEL = 1;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify<Buffer, { level: number }, Buffer>(gzip);

/** The encoding that an `Accept-Encoding` header allows for so many bytes; undefined for none. */
export function chooseEncoding(accepted: string | undefined, bytes: number): Encoding | undefined {
  if (accepted === undefined || bytes < MIN_BYTES) return undefined;
  const ranges = accepted
    .toLowerCase()
    .split(',')
    .map((range) => range.trim());
  return (['br', 'gzip'] as const).find((encoding) => ranges.some((range) => allows(range, encoding)));
}

/** Whether a range such as `br;q=0.8` is of an encoding, and does not exclude it. */
function allows(range: string, encoding: Encoding): boolean {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
  return name === encoding && !parameters.some((parameter) => /^q\s*=\s*0(?:\.0*)?$/.test(parameter));
}

/** Compresses beside the event loop. */
export const compress = (bytes: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'gzip'
    ? toGzip(bytes, { level: GZIP_LEVEL })
    : toBrotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
