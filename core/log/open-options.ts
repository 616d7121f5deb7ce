export interface OpenLogOptions {
  /** Folder that holds everything embedded; the log lives in its folder `log`. */
  readonly dataDir: string;
  /** Stamps entries; epoch milliseconds UTC. */
  readonly now?: () => number;
  /** Embedded only: a look at the log as it is now, beside the process that writes it; appending then throws. */
  readonly readOnly?: boolean;
  /** Told what an operator must know at once; standard error, unless given. */
  readonly warn?: (sentence: string) => void;
}
