/** Where one broker listens and keeps its log. */
export interface BrokerConfig {
  readonly plainPort: number;
  readonly securePort: number;
  readonly controllerPort: number;
  readonly folder: string;
  readonly keystore: { readonly file: string; readonly password: string };
  readonly user: string;
  /** Has the same password, and may do nothing. */
  readonly guest: string;
  readonly password: string;
}

/** A broker that is its own controller; one plain listener, and one that asks for TLS and a password. */
export const brokerProperties = (config: BrokerConfig): string =>
  Object.entries({ ...identity(config), ...secured(config), ...smallAndQuick })
    .map(([key, setting]) => `${key}=${setting}\n`)
    .join('');

const identity = ({ plainPort, securePort, controllerPort, folder }: BrokerConfig) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  'controller.listener.names': 'CONTROLLER',
  listeners: `PLAINTEXT://127.0.0.1:${plainPort},SASL_SSL://127.0.0.1:${securePort},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${plainPort},SASL_SSL://localhost:${securePort}`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
  'inter.broker.listener.name': 'PLAINTEXT',
  'log.dirs': `${folder}/log`,
});

const secured = ({ keystore, user, guest, password }: BrokerConfig) => ({
  'ssl.keystore.location': keystore.file,
  'ssl.keystore.type': 'PKCS12',
  'ssl.keystore.password': keystore.password,
  'ssl.key.password': keystore.password,
  'sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.sasl_ssl.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${user}="${password}" user_${guest}="${password}";`,
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': `User:${user};User:ANONYMOUS`,
});

const smallAndQuick = {
  'auto.create.topics.enable': false,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  // A group of one need not wait for members that may join later.
  'group.initial.rebalance.delay.ms': 0,
  'log.cleaner.dedupe.buffer.size': 4_194_304,
  'log.index.size.max.bytes': 131_072,
  // Tests write entries with timestamps in the past. Only a call of the test may expire them, never the broker's timer.
  'log.initial.task.delay.ms': 86_400_000,
  'log.retention.check.interval.ms': 86_400_000,
};
