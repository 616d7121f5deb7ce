/** What a check of an embedded file found. */
export interface Verification {
  readonly file: string;
  /** What is whole, with its numbers, a line each. */
  readonly counts: readonly string[];
  /** What is damaged, with its place, a line each. */
  readonly damages: readonly string[];
  /** What to do about them. */
  readonly advice: string;
}
