import type { ReactElement, RefObject } from 'react';
import { memo, Suspense, useEffect, useRef, useState } from 'react';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-cards.module.css';
import type { CardProps } from './cards/card-props.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { lazyPart } from './lazy-part.tsx';
import panel from './panel.module.css';

interface Card {
  readonly title: TextKey;
  readonly Content: (props: CardProps) => ReactElement;
  readonly isWide?: boolean;
  /** Words alone, without a drawing. */
  readonly isLow?: boolean;
}

const CARDS: readonly Card[] = [
  { title: 'typicalDay', Content: lazyPart(() => import('./typical-day-card.tsx')) },
  { title: 'durationCurve', Content: lazyPart(() => import('./cards/duration-card.tsx')) },
  { title: 'monthPairs', Content: lazyPart(() => import('./cards/months-card.tsx')) },
  { title: 'yearOfDays', Content: lazyPart(() => import('./cards/calendar-card.tsx')), isWide: true },
  { title: 'topRecords', Content: lazyPart(() => import('./cards/records-card.tsx')), isLow: true },
  { title: 'revisedLately', Content: lazyPart(() => import('./cards/revised-card.tsx')), isLow: true },
];

interface AreaCardsProps extends CardProps {
  readonly isSimulated: boolean;
}

/** What else there is to see of an area, below its chart. A card is loaded and asks its question once it is near the screen. */
export const AreaCards = memo(function AreaCards({ isSimulated, ...of }: AreaCardsProps): ReactElement {
  return (
    <div className={styles.cards}>
      {CARDS.map((card) => (
        <AreaCard key={card.title} card={card} isSimulated={isSimulated} {...of} />
      ))}
    </div>
  );
});

function AreaCard({ card, isSimulated, ...of }: AreaCardsProps & { card: Card }): ReactElement {
  const { text } = useText();
  const frame = useRef<HTMLElement>(null);
  const isNear = useIsNear(frame);
  const { title, Content, isWide, isLow } = card;
  return (
    <section
      ref={frame}
      className={`${panel.panel} ${styles.card}`}
      data-wide={isWide}
      data-low={isLow}
      aria-labelledby={`card-${title}`}
    >
      <h2 id={`card-${title}`}>{text(title)}</h2>
      {isNear && (
        <ErrorBoundary>
          <Suspense>
            <Content {...of} />
          </Suspense>
        </ErrorBoundary>
      )}
      {isSimulated && <p className={panel.soft}>{text('simulated')}</p>}
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
