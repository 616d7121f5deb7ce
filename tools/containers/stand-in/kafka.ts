import { chmodSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { kafkaJars } from '../../services/kafka-jars.ts';
import { PATH } from './node.ts';
import { makeOwned, makeRoot } from './root.ts';

const USER = { name: 'appuser', id: 1000 };
const LAUNCH = 'etc/kafka/docker/run';

/** `apache/kafka`: the broker's published jars and its own wrapper, on Debian's Java 17. */
export async function makeKafka(root: string): Promise<string[]> {
  await makeRoot(root, USER, 'openjdk-17-jre-headless');
  cpSync(await kafkaJars(), join(root, 'opt/kafka/libs'), { recursive: true });
  makeOwned(root, USER.id, 'opt/kafka/config', 'opt/kafka/logs', 'var/lib/kafka/data', 'mnt/shared/config');
  writeDefaults(root);
  copyFileSync(join(repoRoot(), 'tools/containers/stand-in/kafka/run'), join(root, LAUNCH));
  chmodSync(join(root, LAUNCH), 0o755);
  return CHANGES;
}

/** The configuration that the wrapper starts from. */
function writeDefaults(root: string): void {
  const folder = join(root, 'etc/kafka/docker');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'server.properties'), 'process.roles=broker,controller\nnode.id=1\n');
  for (const name of ['log4j2.yaml', 'tools-log4j2.yaml']) writeFileSync(join(folder, name), LOGGING);
}

// The wrapper insists on it; the stand-in logs through slf4j-simple.
const LOGGING = `Configuration:
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "%m%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: STDOUT
`;

const CHANGES = [
  `ENV ${PATH}:/usr/lib/jvm/java-17-openjdk-amd64/bin`,
  `USER ${USER.name}`,
  'VOLUME ["/var/lib/kafka/data", "/mnt/shared/config"]',
  `CMD ["/${LAUNCH}"]`,
];
