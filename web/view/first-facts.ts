/**
 * What the first HTML says before any answer: the server sets these attributes on its root element. The dashboard that
 * Vite serves has none, and learns them by its first answers.
 */
const root = () => document.documentElement.dataset;

/** Whether the data is simulated. */
export const isServedSimulated = (): boolean => root().simulated !== undefined;

/** Whether history was still loading when the page was served. */
export const isServedLoadingHistory = (): boolean => root().loadingHistory !== undefined;

/** The cursor of the last event before the page was served; null where it is not known. */
export const servedCursor = (): string | null => root().cursor ?? null;
