/** The syntax tree of an ODSQL text; its fields are not yet checked against a dataset. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Literal =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'date'; value: string }
  | { kind: 'now' };

export interface Field {
  kind: 'field';
  name: string;
}

/** A function of one field (`*` in `count(*)`), with the pattern of `date_format`. */
export interface Call {
  kind: 'call';
  name: string;
  field: string;
  pattern: string | null;
}

export type Operand = Field | Call;

export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'compare'; left: Operand; operator: Operator; right: Literal }
  | { kind: 'in'; left: Operand; values: Literal[] }
  | { kind: 'null'; left: Operand };

/** One column of `select` or `group_by`; `label` is its alias or its own text. */
export interface Output {
  operand: Operand;
  label: string;
}

export interface Order {
  operand: Operand;
  label: string;
  descending: boolean;
}

export const AGGREGATES: ReadonlySet<string> = new Set(['count', 'sum', 'avg', 'min', 'max']);

export function isAggregate(operand: Operand): operand is Call {
  return operand.kind === 'call' && AGGREGATES.has(operand.name);
}
