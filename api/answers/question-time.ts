import { bucketEnd, bucketStart, RESOLUTIONS, type Resolution } from '@courant/core/domain';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Moment, MomentScalar, resolveMoment } from '../scalar/moment.ts';

/** A document that is executed with these variables, coerced. */
export interface Question {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly coerced: Readonly<Record<string, unknown>>;
}

/** What a question speaks of. */
export interface QuestionTime {
  /** The end of the last bucket that it can be answered with, epoch milliseconds UTC; infinite for the present, minus infinity for no time. */
  readonly until: number;
  /** Whether its answer shows the clock. */
  readonly showsClock: boolean;
}

/** The fields that no time concerns, of the types whose other fields speak of the present unless they name a time. */
const TIMELESS: Readonly<Record<string, ReadonlySet<string>>> = {
  Query: new Set([
    'areas',
    'area',
    'regions',
    'france',
    'limits',
    'carbonFactors',
    '__schema',
    '__type',
    '__typename',
  ]),
  Area: new Set(['code', 'kind', 'inseeCode', 'population', 'name', '__typename']),
};
const CLOCK_FIELDS: ReadonlySet<string> = new Set(['Freshness.serverTime', 'AreaFreshness.ageSeconds']);
/** Fields that read days behind the range they are asked for: whether a half-hour is flagged depends on the week after it. */
const FIELDS_OF_LATER_DAYS: ReadonlySet<string> = new Set(['Series.flags', 'Reading.flags']);
const RESOLUTION_TYPE = 'Resolution';
const LONGEST_WITHOUT_ARGUMENT: readonly Resolution[] = ['DAY'];
/** Arguments that end a range: one that is left out means now. */
const ENDS: ReadonlySet<string> = new Set(['to', 'at']);
/** The argument that begins a range which another one ends: nothing says here how far it reaches. */
const BEGINNING = 'against';

const PRESENT = Number.POSITIVE_INFINITY;
const NO_TIME = Number.NEGATIVE_INFINITY;
export const PRESENT_TIME: QuestionTime = { until: PRESENT, showsClock: false };

/** The time that a question speaks of; of all operations of its document, and of what a directive may leave out. */
export function questionTimeOf({ schema, document, coerced }: Question): QuestionTime {
  const types = new TypeInfo(schema);
  let until = NO_TIME;
  let showsClock = false;
  const onField = (node: FieldNode): void => {
    const parent = types.getParentType()?.name ?? '';
    const field = types.getFieldDef();
    const name = `${parent}.${node.name.value}`;
    if (CLOCK_FIELDS.has(name)) showsClock = true;
    if (FIELDS_OF_LATER_DAYS.has(name)) until = PRESENT;
    const timeless = TIMELESS[parent];
    if (!timeless || timeless.has(node.name.value)) return;
    until = Math.max(until, field ? endOfField(field, node, coerced) : PRESENT);
  };
  visit(document, visitWithTypeInfo(types, { Field: onField }));
  return { until, showsClock };
}

/** The end of the last bucket that the arguments of a field name; the present where they leave the end open, or name none. */
function endOfField(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  coerced: Question['coerced'],
): number {
  const ends = endsIn(field.args, getArgumentValues(field, node, coerced));
  return ends.length === 0 ? PRESENT : Math.max(...ends);
}

/** Arguments of a field, or fields of an input object. */
type Inputs = readonly { readonly name: string; readonly type: GraphQLInputType }[];

/** The ends of the buckets that hold the moments among arguments, and in the input objects that they are. */
function endsIn(inputs: Inputs, values: Readonly<Record<string, unknown>>): number[] {
  const resolutions = resolutionsIn(inputs, values);
  return inputs.flatMap((input) => endsOf(input, values[input.name], resolutions));
}

function endsOf(
  { name, type }: Inputs[number],
  value: unknown,
  resolutions: readonly Resolution[],
): number[] {
  const inner = getNamedType(type);
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    return valuesOf<Record<string, unknown>>(value).flatMap((one) => endsIn(fields, one));
  }
  if (inner !== MomentScalar) return [];
  if (name === BEGINNING) return [PRESENT];
  const ends = valuesOf<Moment>(value).map((moment) => endOf(name, moment, resolutions));
  return ends.length === 0 && ENDS.has(name) ? [PRESENT] : ends;
}

/** The resolution among arguments; any where it is left out. Fields that have none answer by half-hours, or days at most. */
function resolutionsIn(inputs: Inputs, values: Readonly<Record<string, unknown>>): readonly Resolution[] {
  const given = inputs.filter(({ type }) => getNamedType(type).name === RESOLUTION_TYPE);
  if (given.length === 0) return LONGEST_WITHOUT_ARGUMENT;
  const resolutions = given.flatMap(({ name }) => valuesOf<Resolution>(values[name]));
  return resolutions.length > 0 ? resolutions : RESOLUTIONS;
}

/** A value, or the items of a list; none for null and for what is left out. */
const valuesOf = <Value>(value: unknown): Value[] => [value ?? []].flat() as Value[];

/** The latest end of the buckets that hold a moment, or that end a range with it. */
function endOf(name: string, moment: Moment, resolutions: readonly Resolution[]): number {
  if (moment.kind === 'NOW' || moment.kind === 'AGO') return PRESENT;
  const isEnd = name === 'to';
  const instant = resolveMoment(moment, isEnd ? 'to' : 'from', PRESENT);
  const last = isEnd ? instant - 1 : instant;
  return Math.max(...resolutions.map((resolution) => bucketEnd(resolution, bucketStart(resolution, last))));
}
