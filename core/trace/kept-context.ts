import { type Context, context, trace } from '@opentelemetry/api';

const contexts = new WeakMap<object, Context>();

/** Remembers the active span for an object that others go on with later, in work of their own. */
export function keepContext(subject: object, within: Context = context.active()): void {
  if (trace.getSpan(within)) contexts.set(subject, within);
}

/** Remembers the span of an object for another one that follows from it. */
export function passContext(from: object, to: object): void {
  const within = contexts.get(from);
  if (within) contexts.set(to, within);
}

/** Whether a span is remembered for an object. */
export const hasContext = (subject: object): boolean => contexts.has(subject);

/** Works in the span that is remembered for an object; in the active one where there is none. */
export const withContextOf = <T>(subject: object, work: () => T): T =>
  context.with(contexts.get(subject) ?? context.active(), work);
