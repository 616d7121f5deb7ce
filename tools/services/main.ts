import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { openKafka } from './kafka.ts';
import { openMongo } from './mongo.ts';
import type { Service } from './service.ts';

/** URLs of the started services, by the names of environment variables. */
type Environment = Record<string, string>;

// npm run services                      starts real servers, prints their URLs, stops them at Ctrl-C
// npm run services -- npm run dev       the same around a command, which finds the URLs in its environment
const [command, ...args] = process.argv.slice(2);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

const services: Service[] = [];
try {
  const environment = await startAll();
  if (command === undefined) await waitForStopSignal();
  else process.exitCode = await runCommand(command, args, environment);
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
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  clearInterval(keepAlive);
}

async function runCommand(file: string, args: readonly string[], environment: Environment): Promise<number> {
  const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
}
