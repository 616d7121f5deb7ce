import type { FormattedExecutionResult } from 'graphql';
import { Figures } from '../column/figures.ts';
import { Instants } from '../scalar/column.ts';
import { columnText } from './column-text.ts';

/**
 * The text of an answer, as `JSON.stringify` would write it, in less than half the time for an answer of mostly numbers:
 * `JSON.stringify` searches the shortest text of any double, while these numbers end at the tenth.
 * @param result of an execution: its data consists of null, booleans, numbers, strings, figures, lists and plain objects
 */
export function answerText({ errors, data, extensions }: FormattedExecutionResult): string {
  const members: string[] = [];
  if (errors) members.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) members.push(`"data":${textOf(data)}`);
  if (extensions) members.push(`"extensions":${JSON.stringify(extensions)}`);
  return `{${members.join()}}\n`;
}

function textOf(value: unknown): string {
  if (value instanceof Figures) return columnText(value);
  if (value instanceof Instants) return value.json;
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null) return objectText(value as Record<string, unknown>);
  return JSON.stringify(value);
}

function objectText(members: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (value === undefined) continue;
    if (text !== '{') text += ',';
    text += nameText(name) + textOf(value);
  }
  return `${text}}`;
}

/** Texts are added, not joined: what is joined is copied here, and once more into the message. */
function listText(values: readonly unknown[]): string {
  const sample = values[0] ?? values.at(-1);
  if (typeof sample !== 'object' || sample === null) return JSON.stringify(values);
  let text = '[';
  for (const value of values) {
    if (text !== '[') text += ',';
    text += textOf(value);
  }
  return `${text}]`;
}

/** The names of fields and aliases, quoted and with a colon: all but those of clients that vary their aliases. */
const nameTexts = new Map<string, string>();
const MAX_NAMES = 1_000;

function nameText(name: string): string {
  const known = nameTexts.get(name);
  if (known) return known;
  const text = `${JSON.stringify(name)}:`;
  // Emptied rather than one of them dropped: to keep an order of use costs as much as the name.
  if (nameTexts.size >= MAX_NAMES) nameTexts.clear();
  nameTexts.set(name, text);
  return text;
}
