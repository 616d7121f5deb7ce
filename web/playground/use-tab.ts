import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { type Operation, operationType } from './operation.ts';

/** Text of the shown tab, a moment after it was typed, and of its last answer. */
export function useShownTab(): { readonly query: string; readonly response: string } {
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query);
  const response = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response);
  return { query: query ?? '', response: response ?? '' };
}

/** Another text for each tab, and for each change of what is typed there. */
export function useOperationIdentity(): string {
  return useGraphiQL(({ tabs, activeTabIndex }) => {
    const { id, query, variables } = tabs[activeTabIndex] ?? {};
    return JSON.stringify([id, query, variables]);
  });
}

export interface OperationEditors {
  /** What is typed now. */
  read(): Operation;
  /** Ends what runs, and runs another operation in its place. */
  runInstead(operation: Operation): void;
}

export function useOperationEditors(): OperationEditors {
  const { run, stop } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return {
    read: () => ({ query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' }),
    runInstead: ({ query, variables }) => {
      stop();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      run();
    },
  };
}

/** Lines that are longer than the editor go on below, as on a phone. */
export function useWrappedLines(): void {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    queryEditor?.updateOptions({ wordWrap: 'on' });
  }, [queryEditor]);
}

/** Answers the first tab shown as the page opens. A subscription waits: it would run until it is stopped. */
export function useFirstAnswer(): void {
  const { run } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const hasOthers = useGraphiQL(({ variableEditor, responseEditor }) =>
    Boolean(variableEditor && responseEditor),
  );
  useEffect(() => {
    if (hasOthers && queryEditor && operationType(queryEditor.getValue()) === 'query') run();
  }, [hasOthers, queryEditor, run]);
}
