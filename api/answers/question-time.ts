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
  /** The end of the time that it names, epoch milliseconds UTC; infinite for the present, minus infinity for no time. */
  readonly until: number;
  /** Whether its answer shows the clock. */
  readonly showsClock: boolean;
}

/** The fields that no time concerns, of the types whose other fields speak of the present unless they name a time. */
const TIMELESS: Readonly<Record<string, ReadonlySet<string>>> = {
  Query: new Set(['areas', 'area', 'regions', 'france', 'limits', '__schema', '__type', '__typename']),
  Area: new Set(['code', 'kind', 'inseeCode', 'population', 'name', '__typename']),
};
const CLOCK_FIELDS: ReadonlySet<string> = new Set(['Freshness.serverTime', 'AreaFreshness.ageSeconds']);
/** Arguments that end a range: one that is left out means now. */
const ENDS: ReadonlySet<string> = new Set(['to', 'at']);

const PRESENT = Number.POSITIVE_INFINITY;
const NO_TIME = Number.NEGATIVE_INFINITY;

/** The time that a question speaks of; of all operations of its document, and of what a directive may leave out. */
export function questionTimeOf({ schema, document, coerced }: Question): QuestionTime {
  const types = new TypeInfo(schema);
  let until = NO_TIME;
  let showsClock = false;
  const onField = (node: FieldNode): void => {
    const parent = types.getParentType()?.name ?? '';
    const field = types.getFieldDef();
    if (CLOCK_FIELDS.has(`${parent}.${node.name.value}`)) showsClock = true;
    const timeless = TIMELESS[parent];
    if (!timeless || timeless.has(node.name.value)) return;
    until = Math.max(until, field ? endOfField(field, node, coerced) : PRESENT);
  };
  visit(document, visitWithTypeInfo(types, { Field: onField }));
  return { until, showsClock };
}

/** The last moment that the arguments of a field name; the present where they leave the end open, or name none. */
function endOfField(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  coerced: Question['coerced'],
): number {
  const moments = momentsIn(field.args, getArgumentValues(field, node, coerced));
  const ends = moments.map((moment) => (moment ? endOf(moment) : PRESENT));
  return ends.length === 0 ? PRESENT : Math.max(...ends);
}

const endOf = (moment: Moment): number =>
  moment.kind === 'NOW' || moment.kind === 'AGO' ? PRESENT : resolveMoment(moment, 'to', PRESENT);

/** Arguments of a field, or fields of an input object. */
type Inputs = readonly { readonly name: string; readonly type: GraphQLInputType }[];

/** The moments among arguments and in the input objects that they are; undefined for an end that is left out. */
function momentsIn(inputs: Inputs, values: Readonly<Record<string, unknown>>): (Moment | undefined)[] {
  return inputs.flatMap(({ name, type }) => {
    const inner = getNamedType(type);
    const given = [values[name] ?? []].flat();
    if (inner === MomentScalar)
      return given.length === 0 && ENDS.has(name) ? [undefined] : (given as Moment[]);
    if (!isInputObjectType(inner)) return [];
    const fields = Object.values(inner.getFields());
    return given.flatMap((one) => momentsIn(fields, one as Record<string, unknown>));
  });
}
