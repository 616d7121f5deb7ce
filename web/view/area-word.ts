import { type AreaCode, isAreaCode } from '@courant/core/domain';

/** The area that a word of an address names, in small letters too; another one where it names none. */
export function readArea(word: string | null, otherwise: AreaCode): AreaCode {
  const code = (word ?? '').toUpperCase();
  return isAreaCode(code) ? code : otherwise;
}
