/** Points that all series of one request may still have together; an answer takes its own away. */
export interface PointBudget {
  pointsLeft: number;
}
