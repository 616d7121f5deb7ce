/** A real server, started for this process alone in a temporary folder. */
export interface Service {
  /** `Kafka` or `MongoDB`. */
  readonly name: string;
  /** A value for `LOG_URL` or `STORE_URL`. */
  readonly url: string;
  /** Which server answered, with its version. */
  readonly describe: string;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}
