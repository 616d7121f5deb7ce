/**
 * What the server spends on one client and on all of them; a deployment rarely changes it, so the API does not list it. All
 * IPv6 addresses of one /64 count as one address.
 */
export interface TransportLimits {
  /** Bytes that wait to be sent over one socket, beyond which it is cut. */
  readonly maxUnsentBytesPerSocket: number;
  /** Bytes that wait to be sent to one address, beyond which its operations are refused. */
  readonly maxUnsentBytesPerAddress: number;
  /** Bytes that wait to be sent to all clients, beyond which operations are refused. */
  readonly maxUnsentBytes: number;
  /** Operations of one address that run at a time, and more that wait for them. */
  readonly maxRunningPerAddress: number;
  readonly maxWaitingPerAddress: number;
  /** Messages and pings of one socket in a second, beyond which it is closed. */
  readonly maxMessagesPerSecond: number;
  /** Time for a client to send its whole request. */
  readonly requestTimeoutMs: number;
  /** Time in which a client has to take some of what it is sent over HTTP. */
  readonly writeTimeoutMs: number;
  /** Time after which an export of which a client takes nothing loses its place to one that finds none. */
  readonly exportStalledMs: number;
  /** Interval of pings; a client that has not answered one by the next is disconnected. */
  readonly pingIntervalMs: number;
}

const MB = 2 ** 20;

export const DEFAULT_TRANSPORT_LIMITS: TransportLimits = {
  // The largest answer has about 5 MB.
  maxUnsentBytesPerSocket: 8 * MB,
  maxUnsentBytesPerAddress: 32 * MB,
  maxUnsentBytes: 256 * MB,
  // What a flood from one address can put before an operation of another.
  maxRunningPerAddress: 4,
  maxWaitingPerAddress: 256,
  // A page that opens sends some 20; reading a thousand takes 70 ms.
  maxMessagesPerSecond: 256,
  requestTimeoutMs: 15_000,
  writeTimeoutMs: 30_000,
  exportStalledMs: 10_000,
  pingIntervalMs: 12_000,
};
