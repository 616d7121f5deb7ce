import { once } from 'node:events';
import { openKafka } from './kafka.ts';
import { openMongo } from './mongo.ts';
import { runBeside, stopSignal } from './run-beside.ts';
import type { Service } from './service.ts';

/** URLs of the started services, by the names of environment variables. */
type Environment = Record<string, string>;

// npm run services                      starts real servers, prints their URLs, stops them at Ctrl-C
// npm run services -- npm run dev       the same around a command, which finds the URLs in its environment
const command = process.argv.slice(2);
const stopping = stopSignal();

const services: Service[] = [];
try {
  const environment = await startAll();
  if (command.length === 0) await waitForStopSignal();
  else process.exitCode = await runBeside(command, environment, stopping);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await Promise.all(services.map((service) => service.close()));
}

async function startAll(): Promise<Environment> {
  const kafka = await registerService(openKafka());
  const mongo = await registerService(openMongo());
  return {
    KAFKA_URL: kafka.url,
    KAFKA_SECURE_URL: kafka.secureUrl,
    KAFKA_GUEST_URL: kafka.guestUrl,
    MONGODB_URL: mongo.url,
  };
}

async function registerService<S extends Service>(starting: Promise<S>): Promise<S> {
  const service = await starting;
  services.push(service);
  console.log(`${service.name}: ${service.url} (${service.describe})`);
  return service;
}

async function waitForStopSignal(): Promise<void> {
  console.log('Stop with Ctrl-C.');
  const keepAlive = setInterval(() => undefined, 2 ** 30);
  if (!stopping.aborted) await once(stopping, 'abort');
  clearInterval(keepAlive);
}
