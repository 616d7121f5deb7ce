import { recordPresent } from '../answers/recorded-question.ts';
import { OutOfCoverage } from './refusal-type.ts';

/** A result as it is, once its context knows of a refusal that names what is covered now: no cache keeps that for long. */
export function recordRefusal<Result>(context: object, result: Result): Result {
  if (result instanceof OutOfCoverage) recordPresent(context);
  return result;
}
