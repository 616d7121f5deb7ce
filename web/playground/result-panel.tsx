import { lazy, type ReactElement, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { type AnswerSet, answerSets } from './answer-columns.ts';
import { AnswerTable } from './answer-table.tsx';
import { curlText, linkText, typescriptText } from './copied-text.ts';
import { CopyButtons } from './copy-buttons.tsx';
import { operationType } from './operation.ts';
import styles from './playground.module.css';
import type { StreamLog } from './stream-log.ts';
import { StreamLogPanel } from './stream-log-panel.tsx';
import {
  useFirstAnswer,
  useOperationEditors,
  useOperationIdentity,
  useShownTab,
  useWrappedLines,
} from './use-tab.ts';

const AnswerChart = lazy(() => import('./answer-chart.tsx'));

type View = 'JSON' | 'Table' | 'Chart' | 'Log';

/** Under GraphiQL's answer, or in place of it: the same answer in another form, and what can be copied. */
export function ResultPanel({ api, log }: { readonly api: URL; readonly log: StreamLog }): ReactElement {
  useWrappedLines();
  useFirstAnswer();
  const [chosen, choose] = useState<View | null>(null);
  const { query, response } = useShownTab();
  const { lines, isOpen } = useSyncExternalStore(log.subscribe, log.view);
  const sets = useMemo(() => answerSets(parsed(response)), [response]);
  const views = viewsOf(operationType(query) === 'subscription' && (isOpen || lines.length > 0), sets);
  const view = views.find((one) => one === chosen) ?? views[0];
  return (
    <div className={styles.panel} data-view={view}>
      {view === 'Log' && <StreamLogPanel log={log} />}
      {sets.map((set) => (
        <AnswerView key={set.name} view={view} set={set} />
      ))}
      <div className={styles.bar}>
        {views.length > 1 && <ViewButtons views={views} view={view} onChoose={choose} />}
        <CopyOperation api={api} />
      </div>
    </div>
  );
}

/** The forms that an answer has; the first is the one shown until another is chosen. */
function viewsOf(hasLog: boolean, sets: readonly AnswerSet[]): [View, ...View[]] {
  if (hasLog) return ['Log', 'JSON'];
  return sets.length > 0 ? ['JSON', 'Table', 'Chart'] : ['JSON'];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function AnswerView({ view, set }: { readonly view: View; readonly set: AnswerSet }): ReactElement | null {
  if (view === 'Table') return <AnswerTable set={set} />;
  if (view !== 'Chart') return null;
  return (
    <Suspense fallback={<p>Loading the chart…</p>}>
      <AnswerChart set={set} />
    </Suspense>
  );
}

interface ViewButtonsProps {
  readonly views: readonly View[];
  readonly view: View;
  onChoose(view: View): void;
}

function ViewButtons({ views, view, onChoose }: ViewButtonsProps): ReactElement {
  return (
    <fieldset className={styles.buttons} aria-label="Form of the answer">
      {views.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onChoose(one)}>
          {one}
        </button>
      ))}
    </fieldset>
  );
}

function CopyOperation({ api }: { readonly api: URL }): ReactElement {
  const { read } = useOperationEditors();
  const operation = useOperationIdentity();
  return (
    <CopyButtons
      texts={{
        link: () => linkText(read(), api),
        curl: () => curlText(read(), api),
        TypeScript: () => typescriptText(read(), api),
      }}
      of={operation}
    />
  );
}
