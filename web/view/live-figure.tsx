import { createContext, type ReactElement, type ReactNode, useContext, useState } from 'react';
import styles from './live-figure.module.css';

/** The moment whose figures are shown, null while it is the latest: another moment is no change of a figure. */
export const MomentContext = createContext<number | null>(null);

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
  const moment = useContext(MomentContext);
  const [seen, setSeen] = useState({ figure: of, moment, changes: 0, marked: false });
  if (seen.figure !== of || seen.moment !== moment) {
    const marked = seen.moment === moment;
    setSeen({ figure: of, moment, changes: seen.changes + (marked ? 1 : 0), marked });
  }
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
