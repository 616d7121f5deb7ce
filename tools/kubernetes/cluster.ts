import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../services/free-port.ts';
import { runToEnd } from '../services/run-to-end.ts';
import { ServerProcess } from '../services/server-process.ts';
import { kubernetesBinary } from './build.ts';

/** A cluster's API with its store, admission included, and nothing behind it: no node and no controller acts on what it accepts. */
export interface Cluster {
  /** Runs kubectl as an administrator. @throws Error with what it says, where it fails */
  kubectl(...args: readonly string[]): Promise<string>;
  /** Stops both servers and removes their folder. */
  close(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const TOKEN = 'administrator';

/** Starts etcd and kube-apiserver in a temporary folder, and waits until the latter is ready. */
export async function openCluster(): Promise<Cluster> {
  const binary = await kubernetesBinary();
  const folder = mkdtempSync(join(tmpdir(), 'courant-kubernetes-'));
  const ports = await freePorts('etcd', 'peers', 'api');
  const start = (args: readonly string[], log: string) => new ServerProcess(binary, args, join(folder, log));
  const etcd = start(etcdArgs(folder, ports), 'etcd.txt');
  const api = start(apiArgs(folder, ports), 'api.txt');
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, JSON.stringify(connectionTo(ports.api)));
  const cluster: Cluster = {
    kubectl: (...args) =>
      runToEnd(binary, ['kubectl', `--kubeconfig=${kubeconfig}`, `--cache-dir=${folder}/cache`, ...args]),
    async close() {
      await api.stop();
      await etcd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await api.waitForAnswer(() => cluster.kubectl('get', '--raw', '/readyz'), START_TIMEOUT_MS);
    return cluster;
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

type Ports = Readonly<Record<'etcd' | 'peers' | 'api', number>>;

function etcdArgs(folder: string, ports: Ports): string[] {
  const [clients, peers] = [`http://127.0.0.1:${ports.etcd}`, `http://127.0.0.1:${ports.peers}`];
  return [
    ...['etcd', '--name=alone', `--data-dir=${folder}/etcd`, '--unsafe-no-fsync', '--log-level=error'],
    ...[`--listen-client-urls=${clients}`, `--advertise-client-urls=${clients}`],
    ...[`--listen-peer-urls=${peers}`, `--initial-advertise-peer-urls=${peers}`],
    `--initial-cluster=alone=${peers}`,
  ];
}

function apiArgs(folder: string, ports: Ports): string[] {
  const key = join(folder, 'service-account.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${TOKEN},admin,admin,"system:masters"\n`);
  return [
    ...[
      'kube-apiserver',
      `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
      `--cert-dir=${folder}/certificates`,
    ],
    ...['--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${ports.api}`],
    ...['--authorization-mode=RBAC', `--token-auth-file=${tokens}`, '--service-cluster-ip-range=10.0.0.0/24'],
    ...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`],
    '--service-account-issuer=https://kubernetes.default.svc',
    // As in any cluster: what refuses a privileged pod is the rule of its namespace.
    '--allow-privileged=true',
  ];
}

/** A kubeconfig; the server's certificate is its own, and both are on the loopback. */
function connectionTo(port: number): object {
  const cluster = { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  return {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'test' },
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'test', user: { token: TOKEN } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
  };
}
