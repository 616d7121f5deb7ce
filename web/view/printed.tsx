import { type ReactElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';

/** Before the listeners without it. */
const CAPTURE = { capture: true };

/** Where a printed sheet comes from, and when it was printed; not shown on a screen. */
export function Printed(): ReactElement | null {
  const { lang, text } = useText();
  const [printedAt, setPrintedAt] = useState<number | null>(null);
  useEffect(() => {
    const root = document.documentElement;
    // The browser prints what stands in the page when the listeners return. Drawings are measured by theirs (`useWidth`),
    // after this one, which narrows the page to the paper.
    const begin = () => {
      root.toggleAttribute('data-print', true);
      flushSync(() => setPrintedAt(Date.now()));
    };
    const end = () => root.removeAttribute('data-print');
    window.addEventListener('beforeprint', begin, CAPTURE);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin, CAPTURE);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (printedAt === null) return null;
  return (
    <p className="printed">
      {window.location.href} · {formatFullMoment(printedAt, lang)} ({text('parisTime')})
    </p>
  );
}
