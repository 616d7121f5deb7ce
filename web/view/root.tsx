import { type ReactElement, Suspense } from 'react';
import { useLocation } from 'wouter';
import { App } from './app.tsx';
import { isEmbedPath } from './embed/embed-address.ts';
import { lazyPart } from './lazy-part.tsx';

const EmbedPage = lazyPart(() => import('./embed/embed-page.tsx'));

/** The dashboard, or one view of it in a frame. */
export function Root(): ReactElement {
  const [path] = useLocation();
  if (!isEmbedPath(path)) return <App />;
  return (
    <Suspense fallback={null}>
      <EmbedPage />
    </Suspense>
  );
}
