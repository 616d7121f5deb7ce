import { type ReactElement, type ReactNode, Suspense } from 'react';
import type { RefusedOperation } from '../data/refusal.ts';
import { useText } from '../text/use-text.ts';
import { lazyPart } from './lazy-part.tsx';
import { Notice } from './notice.tsx';
import panel from './panel.module.css';
import type { RefusalTextProps } from './refusal-text.tsx';

const Sentence = lazyPart<RefusalTextProps>(() => import('./refusal-text.tsx'));

/** The sentence alone, where it stands among others. */
export const RefusalSentence = (props: RefusalTextProps): ReactElement => (
  <Suspense>
    <Sentence {...props} />
  </Suspense>
);

/** Stands where the API refuses data. */
export const Refused = ({ onRetry, ...why }: RefusalTextProps & { onRetry?: () => void }): ReactElement => (
  <Notice onRetry={onRetry}>
    <RefusalSentence {...why} />
  </Notice>
);

export interface FailureProps {
  /** What the API said; null where it does not answer. */
  readonly by: RefusedOperation | null;
  readonly onRetry: () => void;
  /** Follows what is said. */
  readonly children?: ReactNode;
}

/** That a request failed, and why. */
function Why({ by }: { by: RefusedOperation | null }): ReactNode {
  const { text } = useText();
  return by ? <RefusalSentence by={by} /> : text('failed');
}

/** Stands in place of an answer. */
export const Failed = ({ by, onRetry }: FailureProps): ReactElement => (
  <Notice onRetry={onRetry}>
    <Why by={by} />
  </Notice>
);

/** Stands above the answer before, which is still drawn. */
export function FailureAlert({ by, onRetry, children }: FailureProps): ReactElement {
  const { text } = useText();
  return (
    <div className={panel.alert} role="alert">
      <span>
        <Why by={by} /> {children}
      </span>
      <button type="button" className={panel.button} onClick={onRetry}>
        {text('retry')}
      </button>
    </div>
  );
}
