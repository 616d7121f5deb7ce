import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './live-figure.module.css';

/** A figure that is gently marked when it changes while on screen; not when it first appears. */
export function LiveFigure({
  of,
  children,
}: {
  of: number | string | null;
  children: ReactNode;
}): ReactElement {
  const [seen, setSeen] = useState({ figure: of, changes: 0 });
  if (seen.figure !== of) setSeen({ figure: of, changes: seen.changes + 1 });
  return (
    <span key={seen.changes} className={seen.changes > 0 ? styles.changed : undefined}>
      {children}
    </span>
  );
}
