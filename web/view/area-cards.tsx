import type { AreaCode } from '@courant/core/domain';
import { type ReactElement, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './area-cards.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { lazyPart } from './lazy-part.tsx';
import panel from './panel.module.css';

const TypicalDayCard = lazyPart(() => import('./typical-day-card.tsx'));

/** What else there is to see of an area, below its chart. A card is loaded and asks its question once it is near the screen. */
export function AreaCards({ area }: { area: AreaCode }): ReactElement {
  const { text } = useText();
  const card = useRef<HTMLElement>(null);
  const isNear = useIsNear(card);
  return (
    <section ref={card} className={`${panel.panel} ${styles.card}`} aria-labelledby="typical-day">
      <h2 id="typical-day">{text('typicalDay')}</h2>
      {isNear && (
        <ErrorBoundary>
          <Suspense>
            <TypicalDayCard area={area} />
          </Suspense>
        </ErrorBoundary>
      )}
    </section>
  );
}

/** Whether an element has been near the screen. */
function useIsNear(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!element.current || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { rootMargin: '200px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isNear]);
  return isNear;
}
