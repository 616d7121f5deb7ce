/** Tokens of an ODSQL text. */
import { odsqlError } from '../refusal.ts';

export type TokenKind = 'name' | 'number' | 'text' | 'date' | 'sign' | 'end';

export interface Token {
  kind: TokenKind;
  /** As written; texts, dates and quoted names without their quotes. */
  text: string;
}

const PATTERN =
  /\s*(?:(?<date>date\s*(?:'[^']*'|"[^"]*"))|(?<number>-?\d+(?:\.\d+)?)|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|`(?<quoted>[^`]+)`|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|!=|<>|[=<>(),*:]))/iy;

/** Splits a text into tokens, the last of kind `end`. Throws the publisher's 400 at anything unknown. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (!groups) throw odsqlError(`ODSQL query is malformed: syntax error near "${text.slice(at).trim()}".`);
    tokens.push(toToken(groups));
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function toToken(groups: Record<string, string | undefined>): Token {
  if (groups.date) return { kind: 'date', text: unquoted(groups.date.slice(4).trim()) };
  if (groups.number) return { kind: 'number', text: groups.number };
  if (groups.text) return { kind: 'text', text: unquoted(groups.text) };
  if (groups.quoted) return { kind: 'name', text: groups.quoted };
  return groups.name ? { kind: 'name', text: groups.name } : { kind: 'sign', text: groups.sign ?? '' };
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
