import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from './free-port.ts';
import { KAFKA_VERSION, kafkaJars } from './kafka-jars.ts';
import { type BrokerConfig, brokerProperties } from './kafka-properties.ts';
import { runToEnd } from './run-to-end.ts';
import { ServerProcess } from './server-process.ts';
import type { Service } from './service.ts';

/** A broker that tests may wound. */
export interface KafkaService extends Service {
  /** The same broker through TLS and a password. */
  readonly secureUrl: string;
  /** `kill -9`: what it acknowledged stays on the disk. */
  kill(): Promise<void>;
  /** Starts it again on its folder and ports, and waits until it answers. */
  start(): Promise<void>;
}

const USER = 'courant';
const START_TIMEOUT_MS = 90_000;
const POLL_INTERVAL_MS = 100;

/** Starts an Apache Kafka broker of its own (Java 17 and Maven are needed), and waits until it answers. */
export function openKafka(): Promise<KafkaService> {
  return openBroker().catch((fault: Error) => {
    if (!fault.message.includes('ENOENT')) throw fault;
    const needs = 'A Kafka of our own needs Java 17 (java, keytool) and, the first time, Maven (mvn)';
    throw new Error(`${needs}: ${fault.message}`, { cause: fault });
  });
}

async function openBroker(): Promise<KafkaService> {
  const jars = await kafkaJars();
  const folder = mkdtempSync(join(tmpdir(), 'courant-kafka-'));
  try {
    const shape = await createBrokerConfig(folder);
    await formatStorage(jars, folder, shape);
    const broker = new Broker(jars, folder, shape);
    await broker.start();
    return broker;
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}

class Broker implements KafkaService {
  readonly name = 'Kafka';
  readonly describe = `Apache Kafka ${KAFKA_VERSION}, one node`;
  readonly #jars: string;
  readonly #folder: string;
  readonly #config: BrokerConfig;
  #process: ServerProcess | undefined;

  constructor(jars: string, folder: string, shape: BrokerConfig) {
    this.#jars = jars;
    this.#folder = folder;
    this.#config = shape;
  }

  get url(): string {
    return `kafka://127.0.0.1:${this.#config.plainPort}`;
  }

  get secureUrl(): string {
    const { user, password, securePort } = this.#config;
    return `kafka+ssl://${user}:${password}@localhost:${securePort}?ca=${certificateIn(this.#folder)}`;
  }

  async start(): Promise<void> {
    const started = new ServerProcess('java', this.#args('kafka.Kafka'), join(this.#folder, 'broker.txt'));
    this.#process = started;
    for (const port of [this.#config.plainPort, this.#config.securePort]) await waitForPort(port, started);
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async close(): Promise<void> {
    await this.#process?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #args(mainClass: string): string[] {
    return [...JAVA, '-cp', `${this.#jars}/*`, mainClass, propertiesIn(this.#folder)];
  }
}

const JAVA = [
  '-Xms128m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

const propertiesIn = (folder: string): string => join(folder, 'server.properties');
const certificateIn = (folder: string): string => join(folder, 'broker.pem');

async function createBrokerConfig(folder: string): Promise<BrokerConfig> {
  const [plainPort, securePort, controllerPort] = (await freePorts(3)) as [number, number, number];
  const keystore = { file: join(folder, 'broker.p12'), password: randomBytes(9).toString('hex') };
  const password = randomBytes(9).toString('hex');
  return { plainPort, securePort, controllerPort, folder, keystore, user: USER, password };
}

async function formatStorage(jars: string, folder: string, config: BrokerConfig): Promise<void> {
  writeFileSync(propertiesIn(folder), brokerProperties(config));
  await makeCertificate(folder, config);
  await format(jars, folder);
}

async function format(jars: string, folder: string): Promise<void> {
  const clusterId = randomBytes(16).toString('base64url');
  const args = ['format', `--cluster-id=${clusterId}`, '-c', propertiesIn(folder)];
  await runToEnd('java', [...JAVA, '-cp', `${jars}/*`, 'kafka.tools.StorageTool', ...args]);
}

async function makeCertificate(
  folder: string,
  { keystore: { file, password } }: BrokerConfig,
): Promise<void> {
  const store = ['-keystore', file, '-storetype', 'PKCS12', '-storepass', password, '-alias', 'broker'];
  const names = ['-dname', 'CN=localhost', '-ext', 'SAN=dns:localhost,ip:127.0.0.1', '-validity', '30'];
  await runToEnd('keytool', ['-genkeypair', '-keyalg', 'EC', ...names, ...store]);
  await runToEnd('keytool', ['-exportcert', '-rfc', '-file', certificateIn(folder), ...store]);
}

/** Resolves once somebody answers on the port. */
async function waitForPort(port: number, server: ServerProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isListening(port))) {
    server.throwIfExited();
    if (Date.now() > deadline)
      throw new Error(`Nobody answers on port ${port} after ${START_TIMEOUT_MS} ms.`);
    await pause(POLL_INTERVAL_MS);
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
