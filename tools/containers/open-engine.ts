import { runToEnd } from '../services/run-to-end.ts';
import type { Engine } from './engine.ts';
import { openNamespacedEngine } from './namespaced-engine.ts';

/** The engine of this machine, if `docker version` answers and knows Compose 2; else one of our own in namespaces. */
export async function openEngine(): Promise<Engine> {
  return (await machineEngine()) ?? openNamespacedEngine();
}

async function machineEngine(): Promise<Engine | undefined> {
  try {
    const version = await runToEnd('docker', ['version', '--format', '{{.Server.Version}}']);
    const compose = await runToEnd('docker', ['compose', 'version', '--short']);
    const describe = `this machine's Docker ${version.trim()}, Compose ${compose.trim()}`;
    return { describe, docker: ['docker'], atItsPorts: [], pulls: true, close: async () => undefined };
  } catch {
    return undefined;
  }
}
