import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-port.ts';
import { KAFKA_VERSION, kafkaJars } from './kafka-jars.ts';
import { type BrokerConfig, brokerProperties } from './kafka-properties.ts';
import { runToEnd } from './run-to-end.ts';
import { ServerProcess } from './server-process.ts';
import type { Service } from './service.ts';

/** A broker that a test can kill and start again. */
export interface KafkaService extends Service {
  /** The same broker through TLS and a password. */
  readonly secureUrl: string;
  /** The same for a user who has no rights. */
  readonly guestUrl: string;
  /** Sends SIGKILL; acknowledged messages stay on the disk. */
  kill(): Promise<void>;
  /** Starts it again on its folder and ports, and waits until it answers. */
  start(): Promise<void>;
}

const USER = 'courant';
const GUEST = 'guest';
const START_TIMEOUT_MS = 90_000;

/** Starts an Apache Kafka broker of its own (Java 17 and Maven are needed), and waits until it answers. */
export function openKafka(): Promise<KafkaService> {
  return openBroker().catch((error: Error) => {
    if (!error.message.includes('ENOENT')) throw error;
    const needs = 'A Kafka of our own needs Java 17 (java, keytool) and, the first time, Maven (mvn)';
    throw new Error(`${needs}: ${error.message}`, { cause: error });
  });
}

async function openBroker(): Promise<KafkaService> {
  const jars = await kafkaJars();
  const folder = mkdtempSync(join(tmpdir(), 'courant-kafka-'));
  try {
    const config = await createBrokerConfig(folder);
    await formatStorage(jars, folder, config);
    const broker = new Broker(jars, folder, config);
    await broker.start();
    return broker;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

class Broker implements KafkaService {
  readonly name = 'Kafka';
  readonly describe = `Apache Kafka ${KAFKA_VERSION}, one node`;
  readonly #jars: string;
  readonly #folder: string;
  readonly #config: BrokerConfig;
  #process: ServerProcess | undefined;

  constructor(jars: string, folder: string, config: BrokerConfig) {
    this.#jars = jars;
    this.#folder = folder;
    this.#config = config;
  }

  get url(): string {
    return `kafka://127.0.0.1:${this.#config.plainPort}`;
  }

  get secureUrl(): string {
    return this.#secureUrlOf(this.#config.user);
  }

  get guestUrl(): string {
    return this.#secureUrlOf(this.#config.guest);
  }

  async start(): Promise<void> {
    const started = new ServerProcess('java', this.#args('kafka.Kafka'), join(this.#folder, 'broker.txt'));
    this.#process = started;
    for (const port of [this.#config.plainPort, this.#config.securePort])
      await started.waitForAnswer(() => tryConnect(port), START_TIMEOUT_MS);
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async close(): Promise<void> {
    await this.#process?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #secureUrlOf(user: string): string {
    const { password, securePort } = this.#config;
    return `kafka+ssl://${user}:${password}@localhost:${securePort}?ca=${certificateIn(this.#folder)}`;
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
  '-Dorg.slf4j.simpleLogger.deerrorLogLevel=warn',
];

const propertiesIn = (folder: string): string => join(folder, 'server.properties');
const certificateIn = (folder: string): string => join(folder, 'broker.pem');

async function createBrokerConfig(folder: string): Promise<BrokerConfig> {
  const ports = await freePorts('plainPort', 'securePort', 'controllerPort');
  const keystore = { file: join(folder, 'broker.p12'), password: randomBytes(9).toString('hex') };
  const password = randomBytes(9).toString('hex');
  return { ...ports, folder, keystore, user: USER, guest: GUEST, password };
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

/** Fails while the port refuses connections. */
async function tryConnect(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw new Error(`Nobody answers on port ${port} after ${START_TIMEOUT_MS} ms.`, { cause: error });
  } finally {
    socket.destroy();
  }
}
