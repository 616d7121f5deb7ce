/** A real server, started for this process alone in a temporary folder. */
export interface Service {
  /** What a reader calls it: `Kafka`, `MongoDB`. */
  readonly name: string;
  /** What `LOG_URL` or `STORE_URL` is set to. */
  readonly url: string;
  /** Which server answered, with its version. */
  readonly describe: string;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}
