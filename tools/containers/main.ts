import { runBeside, stopSignal } from '../services/run-beside.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { addStandIns } from './stand-ins.ts';

// npm run test:containers                runs deploy/containers.test.ts
// npm run containers -- sh               a shell whose `$COURANT_DOCKER` is the engine
const command = process.argv.length > 2 ? process.argv.slice(2) : ['sh'];
const stopping = stopSignal();

let engine: Engine | undefined;
try {
  engine = await openEngine();
  console.log(`Containers: ${engine.describe}.`);
  if (!engine.pulls) {
    const images = await addStandIns(engine);
    console.log(
      `Containers: no image can be pulled; made from packages, under the same names: ${images.join(', ')}.`,
    );
  }
  // Where it reaches the ports that the engine publishes.
  const { docker, atItsPorts } = engine;
  process.exitCode = await runBeside(
    [...atItsPorts, ...command],
    { COURANT_DOCKER: docker.join(' ') },
    stopping,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await engine?.close();
}
