import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import styles from './playground.module.css';

/** How far each key moves among the tabs; past an end it goes on at the other. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The tabs, in place of GraphiQL's own: those hold a button in a tab, which screen readers cannot reach. */
export function TabStrip(): ReactElement {
  const { addTab, changeTab, closeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const shown = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another element
  useEffect(() => {
    // A browser may give a promise back, which is no clean-up.
    shown.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent) => {
    const step = STEPS[key];
    if (step === undefined) return;
    const next = (active + step + tabs.length) % tabs.length;
    changeTab(next);
    currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <nav className={styles.strip} aria-label="Operations">
      <div role="tablist" aria-label="Operations" className={styles.tabs} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }, index) => (
          <button
            key={id}
            ref={index === active ? shown : null}
            type="button"
            role="tab"
            aria-selected={index === active}
            aria-controls="graphiql-session"
            tabIndex={index === active ? 0 : -1}
            onClick={() => changeTab(index)}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.length > 1 && (
        <button
          type="button"
          onClick={() => closeTab(active)}
          aria-label="Close this tab"
          title="Close this tab"
        >
          ×
        </button>
      )}
      <button type="button" onClick={addTab} aria-label="New tab" title="New tab">
        +
      </button>
    </nav>
  );
}
