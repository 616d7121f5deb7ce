import type { AreaCode, Measure } from '@courant/core/domain';
import { instantText } from '../scalar/date-time.ts';
import type { LangCode } from '../scalar/enums.ts';
import type { SeriesFrame } from '../series/series-frame.ts';
import type { ExportFormat } from './export-format.ts';
import { EXPORT_PARAMETERS, type ExportParameter } from './export-parameter.ts';

/** Series, and how to write them. */
export interface ExportedSeries {
  readonly frame: SeriesFrame;
  readonly areas: readonly AreaCode[];
  readonly measures: readonly Measure[];
  readonly format: ExportFormat;
  readonly lang: LangCode;
}

/** The address that exports just these numbers: it names instants, so that it means the same tomorrow. */
export function exportUrl({ frame, areas, measures, format, lang }: ExportedSeries): string {
  const { resolution, range, view, carbonMethod, filter } = frame;
  const asOf = filter?.asOf ?? null;
  const values: Readonly<Record<ExportParameter, string | null>> = {
    areas: areas.join(),
    measures: measures.join(),
    from: instantText(range.from),
    to: instantText(range.to),
    ...{ resolution, view, carbonMethod },
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    vintage: filter?.vintage ?? null,
    ...{ format, lang },
  };
  const given = EXPORT_PARAMETERS.flatMap((name) => {
    const value = values[name];
    return value === null ? [] : [`${name}=${value}`];
  });
  return `/export?${given.join('&')}`;
}
