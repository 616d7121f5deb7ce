import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../scalar/enums.ts';

const FORMATS = ['CSV', 'JSONL', 'PARQUET'] as const;
export type ExportFormat = (typeof FORMATS)[number];
export const ExportFormats = enumOf(FORMATS);

interface FormatFact {
  readonly contentType: string;
  /** Of the file's name. */
  readonly extension: string;
}

/** The total table of formats: a format without an entry does not compile. */
export const FORMAT_FACTS: Readonly<Record<ExportFormat, FormatFact>> = {
  CSV: { contentType: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  JSONL: { contentType: 'application/jsonl; charset=utf-8', extension: 'jsonl' },
  PARQUET: { contentType: 'application/vnd.apache.parquet', extension: 'parquet' },
};

registerEnumType(ExportFormats, {
  name: 'ExportFormat',
  description: 'How a file of series is written.',
  valuesConfig: {
    CSV: {
      description:
        'By RFC 4180; in FR as French Excel opens it: semicolons, decimal commas, a byte order mark.',
    },
    JSONL: { description: 'A JSON object in each line.' },
    PARQUET: { description: 'Columns, for pandas, DuckDB or R.' },
  },
});
