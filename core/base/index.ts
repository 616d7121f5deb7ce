/** What several packages share and that has nothing to do with electricity. */
export { type BackOff, backOffMs } from './back-off.ts';
export { ConfigError } from './config-error.ts';
export {
  type DriverUrl,
  type DriverUrls,
  findScheme,
  LOG_URLS,
  MEMORY_URLS,
  noDriverMessage,
  STORE_URLS,
} from './driver-url.ts';
export { isNetworkError } from './network-error.ts';
export { Notifier } from './notifier.ts';
export { PolledIterator, type PollOptions, type PollSource } from './polled-iterator.ts';
export { passwordOf, redactedUrl, SERVER } from './redacted-url.ts';
export { showScheme } from './shown-scheme.ts';
export { tlsRefusalIn } from './tls-refusal.ts';
