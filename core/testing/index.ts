/** The test kit of every package. Nothing here ships, and nothing here needs a test runner. */
export { contentOf, messagesIn } from './content.ts';
export { createTestHostProcess, type TestHostProcess } from './host-process.ts';
export { pick, type Random, randomBelow, seededRandom } from './random.ts';
export { everyRegion, positionedReading, reading, values } from './reading.ts';
export { settleCountryInto, settleRegionInto } from './settle-into.ts';
export { openSpanRecorder, type SpanRecorder } from './span-recorder.ts';
export { TestClock } from './test-clock.ts';
export { TestLine } from './test-line.ts';
export { hasOpenssl, openTlsServer } from './tls-server.ts';
export { withOverrides } from './with-overrides.ts';
export { type TestWorkerContext, testWorkerContext } from './worker-context.ts';
