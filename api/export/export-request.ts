import {
  AREA_CODES,
  type AreaCode,
  MEASURES,
  type Measure,
  REGION_CODES,
  RESOLUTIONS,
  type Resolution,
  VINTAGES,
  type Vintage,
} from '@courant/core/domain';
import { GraphQLError } from 'graphql';
import { clientError } from '../api-error.ts';
import { CarbonMethods } from '../carbon/carbon-type.ts';
import { type LangCode, Langs } from '../scalar/enums.ts';
import { type Moment, NOW, readMoment } from '../scalar/moment.ts';
import type { SeriesRequest } from '../series/answer-series.ts';
import { checkLists, checkPoints, checkView } from '../series/check-request.ts';
import { Views } from '../series/view.ts';
import { type ExportFormat, ExportFormats } from './export-format.ts';
import { EXPORT_PARAMETERS, type ExportParameter } from './export-parameter.ts';

/** What an address asks to export: the series of `SeriesInput`, and how to write them. */
export interface ExportRequest extends Omit<SeriesRequest, 'resolution' | 'maxPoints'> {
  readonly resolution: Resolution;
  readonly format: ExportFormat;
  readonly lang: LangCode;
}

const isParameter = (name: string): name is ExportParameter =>
  (EXPORT_PARAMETERS as readonly string[]).includes(name);

/**
 * Reads the parameters of an address.
 * @throws a BAD_ARGUMENT error that names the parameter, its value and what is allowed; errors as those of a series
 */
export function readExportRequest(search: URLSearchParams): ExportRequest {
  for (const name of search.keys()) checkName(name, search);
  const one = <Name extends string>(name: ExportParameter, allowed: readonly Name[]): Name | undefined => {
    const text = search.get(name);
    return text === null ? undefined : readName(name, text, allowed);
  };
  const request: ExportRequest = {
    areas: readList<AreaCode>('areas', search, AREA_CODES) ?? REGION_CODES,
    measures:
      readList<Measure>('measures', search, MEASURES) ?? missing('measures', 'measures=CONSUMPTION,WIND'),
    from: readTime('from', search) ?? missing('from', 'from=-P7D, or from=2024-01'),
    to: readTime('to', search) ?? NOW,
    resolution: one<Resolution>('resolution', RESOLUTIONS) ?? 'HALF_HOUR',
    view: one('view', namesOf(Views)) ?? 'POWER',
    carbonMethod: one('carbonMethod', namesOf(CarbonMethods)) ?? 'DIRECT',
    asOf: readTime('asOf', search),
    vintage: one<Vintage>('vintage', VINTAGES) ?? null,
    format: one('format', namesOf(ExportFormats)) ?? 'CSV',
    lang: one('lang', namesOf(Langs)) ?? 'FR',
  };
  checkLists(request.areas, request.measures);
  checkView(request);
  checkPoints({ ...request, maxPoints: 1 });
  return request;
}

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(table) as Name[];

function checkName(name: string, search: URLSearchParams): void {
  if (!isParameter(name))
    throw clientError(
      'BAD_ARGUMENT',
      `${shorten(name)}: no parameter of /export. Use ${EXPORT_PARAMETERS.join(', ')}.`,
    );
  if (search.getAll(name).length > 1)
    throw clientError(
      'BAD_ARGUMENT',
      `${name}: given more than once. Give it once; commas separate the items of a list.`,
    );
}

function missing(name: ExportParameter, example: string): never {
  throw clientError('BAD_ARGUMENT', `${name}: missing. Give it, such as ${example}.`);
}

function readName<Name extends string>(
  parameter: ExportParameter,
  text: string,
  allowed: readonly Name[],
): Name {
  const name = allowed.find((each) => each === text);
  if (name !== undefined) return name;
  throw clientError(
    'BAD_ARGUMENT',
    `${parameter}: "${shorten(text)}" is not allowed. Use ${allowed.join(', ')}.`,
  );
}

/** The items of a list, each once. */
function readList<Name extends string>(
  parameter: ExportParameter,
  search: URLSearchParams,
  allowed: readonly Name[],
): Name[] | undefined {
  const texts = search.get(parameter)?.split(',').filter(Boolean);
  return texts && [...new Set(texts.map((text) => readName(parameter, text, allowed)))];
}

function readTime(parameter: ExportParameter, search: URLSearchParams): Moment | null {
  const text = search.get(parameter);
  if (text === null) return null;
  try {
    return readMoment(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw clientError('BAD_MOMENT', `${parameter}: ${error.message}`);
    throw error;
  }
}

const MAX_SHOWN = 60;
const shorten = (text: string): string => text.slice(0, MAX_SHOWN);
