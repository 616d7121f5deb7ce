import { DAY } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';

/** What one client may request; enforced over HTTP and over the socket, where a limit applies to both. */
export interface LimitValues {
  /** Points of one series: a year of half-hours (17,568) fits. */
  readonly maxPointsPerSeries: number;
  /** Points of all series of one answer. */
  readonly maxPointsPerQuery: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxTokens: number;
  readonly maxBodyBytes: number;
  readonly maxCost: number;
  readonly maxSocketsPerAddress: number;
  readonly maxSubscriptionsPerSocket: number;
  /** Of all clients together. */
  readonly maxSubscriptions: number;
  readonly watermarkSeconds: number;
  /** Slots of the period and areas of one replay, on both leaf grids. */
  readonly maxReplayReadings: number;
  /** Seconds of the period in one second. */
  readonly maxReplaySpeed: number;
  /** Cost that one address may spend in a minute: of its operations, and some for each request and socket. */
  readonly costPerMinute: number;
}

export const DEFAULT_LIMITS: LimitValues = {
  maxPointsPerSeries: 20_000,
  maxPointsPerQuery: 250_000,
  maxDepth: 12,
  maxAliases: 50,
  maxTokens: 2_000,
  maxBodyBytes: 64 * 1024,
  maxCost: 5_000,
  // Generous, because all clients behind one proxy share an address.
  maxSocketsPerAddress: 256,
  maxSubscriptionsPerSocket: 16,
  maxSubscriptions: 10_000,
  // The protocol promises one every 30 s; the margin is for a busy moment.
  watermarkSeconds: 20,
  // Two weeks of all areas, or half a year of one.
  maxReplayReadings: 25_000,
  // A day a second.
  maxReplaySpeed: 86_400,
  // Half a processor's time.
  costPerMinute: 600_000,
};

export const CURSOR_RETENTION_DAYS = (CHANGES.retentionMs ?? 0) / DAY;
