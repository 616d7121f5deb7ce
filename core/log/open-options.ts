export interface OpenLogOptions {
  /** Folder of everything embedded; the log is in its folder `log`. */
  readonly dataDir: string;
  /** Stamps entries; epoch milliseconds UTC. */
  readonly now?: () => number;
  /** Embedded only: opens beside the process that writes the log; appending throws. */
  readonly readOnly?: boolean;
  /** Called with what an operator must know at once; writes to standard error, unless given. */
  readonly warn?: (sentence: string) => void;
}
