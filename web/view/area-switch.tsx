import { AREA_CODES, AREAS, type AreaCode, type Lang } from '@courant/core/domain';
import { type ReactElement, useId, useState } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './header.module.css';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

/** Without accents, capitals and what stands between words: "ile de france" finds "Île-de-France". */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}]+/gu, ' ')
    .toLowerCase()
    .trim();

/** The area of a name in either language, or of its beginning where only one begins so. */
export function findArea(typed: string): AreaCode | null {
  const wanted = plain(typed);
  if (wanted === '') return null;
  const names = (code: AreaCode) =>
    (['fr', 'en'] as const).map((lang: Lang) => plain(AREAS[code].name[lang]));
  const exact = AREA_CODES.find((code) => names(code).includes(wanted));
  const beginning = AREA_CODES.filter((code) => names(code).some((name) => name.startsWith(wanted)));
  return exact ?? (beginning.length === 1 ? (beginning[0] ?? null) : null);
}

/** Leads to an area: its name is chosen from a list, or typed. */
export function AreaSwitch({ url }: { url: UrlControl }): ReactElement {
  const { lang, text } = useText();
  const list = useId();
  const [typed, setTyped] = useState('');
  const goTo = (area: AreaCode | null) => {
    if (!area) return;
    setTyped('');
    url.navigate(areaPath(area));
  };
  const type = (name: string) => {
    setTyped(name);
    if (AREA_CODES.some((code) => AREAS[code].name[lang] === name)) goTo(findArea(name));
  };
  return (
    <form
      className={styles.switch}
      onSubmit={(event) => {
        event.preventDefault();
        goTo(findArea(typed));
      }}
    >
      <input
        type="search"
        list={list}
        value={typed}
        aria-label={text('areaSwitch')}
        placeholder={text('areaSearch')}
        onChange={({ target }) => type(target.value)}
      />
      <datalist id={list}>
        {AREA_CODES.map((code) => (
          <option key={code} value={AREAS[code].name[lang]} />
        ))}
      </datalist>
    </form>
  );
}
