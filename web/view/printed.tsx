import { type ReactElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';

/** Where a printed sheet comes from, and when it was printed; not shown on a screen. */
export function Printed(): ReactElement | null {
  const { lang, text } = useText();
  const [printedAt, setPrintedAt] = useState<number | null>(null);
  useEffect(() => {
    // The browser prints what stands in the page when this returns.
    const note = () => flushSync(() => setPrintedAt(Date.now()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  if (printedAt === null) return null;
  return (
    <p className="printed">
      {window.location.href} · {formatFullMoment(printedAt, lang)} ({text('parisTime')})
    </p>
  );
}
