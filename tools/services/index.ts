/** Real servers for tests and benchmarks: a Kafka broker, a server that speaks MongoDB's protocol, node processes. */
export { openDocumentDb } from './documentdb.ts';
export { freePorts } from './free-port.ts';
export { isAlive } from './is-alive.ts';
export { isMissing } from './is-missing.ts';
export { type KafkaService, openKafka } from './kafka.ts';
export { openMongo, startMongo } from './mongo.ts';
export { findMongod } from './mongod.ts';
export { type NodeProcess, SOURCE_FLAGS, startNode, startSource } from './node-process.ts';
export { ServerProcess } from './server-process.ts';
