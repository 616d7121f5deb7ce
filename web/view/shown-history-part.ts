import { lazyPart } from './lazy-part.tsx';

/** The chart with its readout, menu and lanes: loaded beside the query of its figures. */
export const loadShownHistory = () => import('./shown-history.tsx');
export const ShownHistory = lazyPart(loadShownHistory);
