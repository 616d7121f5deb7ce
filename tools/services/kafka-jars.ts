import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPath } from './cache.ts';
import { runToEnd } from './run-to-end.ts';

export const KAFKA_VERSION = '4.4.0';

/** The folder of the broker's jars, which Maven downloads once. */
export const kafkaJars = (): Promise<string> => cachedPath(`kafka-${KAFKA_VERSION}-jars`, downloadJars);

async function downloadJars(workFolder: string): Promise<string> {
  const [pom, jars] = [join(workFolder, 'pom.xml'), join(workFolder, 'jars')];
  writeFileSync(pom, POM);
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`];
  await runToEnd('mvn', ['-q', '-B', '-f', pom, ...goal]);
  return jars;
}

// The broker logs through slf4j: without a binding it dies without a message.
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>courant</groupId><artifactId>broker</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;
