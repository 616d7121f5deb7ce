import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './live-figure.module.css';

/**
 * A figure that is marked when it changes while on screen. The mark is removed once it has faded, or a column that is
 * hidden and shown again would flash as if it had changed.
 */
export function LiveFigure({
  of,
  children,
}: {
  of: number | string | null;
  children: ReactNode;
}): ReactElement {
  const [seen, setSeen] = useState({ figure: of, changes: 0, marked: false });
  if (seen.figure !== of) setSeen({ figure: of, changes: seen.changes + 1, marked: true });
  return (
    <span
      key={seen.changes}
      className={seen.marked ? styles.changed : undefined}
      onAnimationEnd={() => setSeen({ ...seen, marked: false })}
    >
      {children}
    </span>
  );
}
