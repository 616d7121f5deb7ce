/** What several packages share and that has nothing to do with electricity. */
export { type BackOff, backOffMs } from './back-off.ts';
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
export { redactedUrl } from './redacted-url.ts';
