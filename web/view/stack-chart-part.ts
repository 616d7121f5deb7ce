import { lazyPart } from './lazy-part.tsx';

/** Victory is a third of the code: the page's words and figures do not wait for it. */
export const loadChart = () => import('../chart/stack-chart.tsx');
export const StackChart = lazyPart(loadChart);
