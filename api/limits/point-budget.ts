/** Points that the series of one request may still have together; each answer subtracts its own. */
export interface PointBudget {
  pointsLeft: number;
}
