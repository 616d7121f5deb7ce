/** A setting that cannot be used; the message names it, what was met and what is allowed. Exit code 2, no stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
