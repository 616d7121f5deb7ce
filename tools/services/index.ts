/** Real servers for tests and benchmarks: a Kafka broker, and a server that speaks MongoDB's protocol. */
export { freePorts } from './free-port.ts';
export { type KafkaService, openKafka } from './kafka.ts';
export { openMongo, startMongo } from './mongo.ts';
