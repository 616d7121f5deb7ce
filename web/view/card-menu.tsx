import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import styles from './card-menu.module.css';

/** A link, or something to do. */
export type MenuEntry = { readonly label: string } & (
  | { readonly href: string; readonly isFile?: boolean }
  | { readonly onChoose: () => void }
);

export interface CardMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** What the last choice came to; spoken, too. */
  readonly message?: string;
}

/** The "…" button of a card. Arrows, Home and End go through its menu; Escape closes it and gives the button the focus. */
export function CardMenu({ label, entries, message = '' }: CardMenuProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    entriesIn(frame.current)[0]?.focus();
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !frame.current?.contains(target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setIsOpen(false);
    if (event.key === 'Escape') return close();
    const all = entriesIn(frame.current);
    const next =
      all[indexAfterKey(event.key, all.indexOf(document.activeElement as HTMLElement), all.length)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={frame} className={styles.frame}>
      <span role="status" className={styles.message}>
        {message}
      </span>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && (
        <div
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={styles.menu}
          onKeyDown={onKeyDown}
        >
          {entries.map((entry) => (
            <Entry key={entry.label} entry={entry} onChosen={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function Entry({ entry, onChosen }: { entry: MenuEntry; onChosen: () => void }): ReactElement {
  if ('href' in entry) {
    return (
      <a
        role="menuitem"
        tabIndex={-1}
        className={styles.entry}
        href={entry.href}
        download={entry.isFile || undefined}
        onClick={onChosen}
      >
        {entry.label}
      </a>
    );
  }
  const choose = () => {
    onChosen();
    entry.onChoose();
  };
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={styles.entry} onClick={choose}>
      {entry.label}
    </button>
  );
}

const entriesIn = (frame: HTMLElement | null): HTMLElement[] => [
  ...(frame?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

/** The entry that a key leads to, around the ends; -1 for a key without meaning here. */
function indexAfterKey(key: string, index: number, count: number): number {
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
