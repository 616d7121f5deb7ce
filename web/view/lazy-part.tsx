import { type ComponentType, lazy, type ReactElement } from 'react';
import { importPart } from '../data/import-part.ts';
import { ErrorBoundary } from './error-boundary.tsx';

/**
 * A component whose code is loaded when it is first drawn. Where that fails, a card in its place says so and loads it
 * again. It stands inside a `Suspense`.
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): (props: P) => ReactElement {
  const create = (): ComponentType<P> => lazy(() => importPart(load));
  let Part = create();
  // React keeps a failed import for good: another attempt needs another component.
  const renew = (): void => {
    Part = create();
  };
  // Reads `Part` when it is drawn: a boundary draws the same children again.
  const Current = (props: P): ReactElement => <Part {...props} />;
  return (props) => (
    <ErrorBoundary onRetry={renew}>
      <Current {...props} />
    </ErrorBoundary>
  );
}
