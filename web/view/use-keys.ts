import { type RefObject, useEffect, useRef } from 'react';

/** Calls the action of a key that is pressed inside an element, except where a field or a menu has it. */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  actions: Readonly<Record<string, () => void>>,
): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const act = (event: KeyboardEvent) => {
      const isTyped =
        event.target instanceof HTMLElement && event.target.closest('input, select, [role=menu]') !== null;
      const action = latest.current[event.key];
      if (!action || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      action();
    };
    target.addEventListener('keydown', act);
    return () => target.removeEventListener('keydown', act);
  }, [element]);
}
