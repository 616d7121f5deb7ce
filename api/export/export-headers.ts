import type { ExportAnswer } from './answer-export.ts';
import { FORMAT_FACTS } from './export-format.ts';
import { tagText } from './export-tag.ts';
import { fileNameOf } from './file-name.ts';
import type { ExportTable } from './row-text.ts';

const LICENCE = '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"';
/** Headers that pages of other sites may read. */
const EXPOSED = 'accept-ranges, content-disposition, content-range, etag';

/** The headers of an answer, by their names. */
export const exportHeaders = (table: ExportTable, answer: ExportAnswer): Record<string, string> => ({
  'content-type': FORMAT_FACTS[table.plan.format].contentType,
  'content-disposition': `attachment; filename="${fileNameOf(table)}"`,
  'accept-ranges': 'bytes',
  etag: tagText(answer.tag),
  // A cache asks each time whether the export still is the one that it has.
  'cache-control': 'no-cache',
  'access-control-expose-headers': EXPOSED,
  link: LICENCE,
  ...lengthHeaders(answer),
});

function lengthHeaders({ status, length, range }: ExportAnswer): Record<string, string> {
  if (length === undefined || status === 304) return {};
  if (status === 416) return { 'content-range': `bytes */${length}` };
  if (!range) return { 'content-length': String(length) };
  return {
    'content-range': `bytes ${range.first}-${range.end - 1}/${length}`,
    'content-length': String(range.end - range.first),
  };
}
