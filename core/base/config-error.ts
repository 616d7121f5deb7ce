/** A setting that cannot be used; the message names it, its value and what is allowed. Exit code 2, no stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
