import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from './run-to-end.ts';

export const KAFKA_VERSION = '4.4.0';

/** Folder of the broker's jars: fetched by Maven once, then kept outside the repository. */
export async function kafkaJars(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'courant');
  const jars = join(cache, `kafka-${KAFKA_VERSION}-jars`);
  if (!existsSync(jars)) await fetchInto(jars, cache);
  return jars;
}

/** Whole or not at all: a fetch that was cut off leaves nothing that looks like jars. */
async function fetchInto(jars: string, cache: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetching-kafka-'));
  try {
    writeFileSync(join(work, 'pom.xml'), POM);
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime'];
    await runToEnd('mvn', [
      '-q',
      '-B',
      '-f',
      join(work, 'pom.xml'),
      ...goal,
      `-DoutputDirectory=${work}/jars`,
    ]);
    if (!existsSync(jars)) renameSync(join(work, 'jars'), jars);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// Without a binding of its logging the broker dies without a word.
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>courant</groupId><artifactId>broker</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;
