import { join } from 'node:path';
import { guideConfig, SITE } from './guide-config.ts';

/** What a proxy of a test is started with: it listens on a port of 127.0.0.1 and asks an api on another one. */
export interface ProxySetup {
  readonly folder: string;
  readonly port: number;
  readonly apiPort: number;
}

/** How to start a proxy with the example of the guide. */
export interface ProxyKind {
  /** What the test's title calls it. */
  readonly name: string;
  readonly command: string;
  /** Its configuration, file by file. */
  files(setup: ProxySetup): Readonly<Record<string, string>>;
  args(setup: ProxySetup): readonly string[];
}

const NGINX_FOLDERS = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** Started by root, its workers would be another user, who may not write into the folder. */
const USER = process.getuid?.() === 0 ? 'user root;' : '';

/** Lines outside and inside of `http` that keep nginx in the foreground and everything that it writes in a folder. */
export const nginxFrame = (folder: string): Readonly<Record<'main' | 'http', string>> => ({
  main: `daemon off; ${USER} pid ${folder}/pid; error_log stderr;`,
  http: `access_log off; ${NGINX_FOLDERS.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}`,
});

export const nginxArgs = ({ folder }: ProxySetup): readonly string[] => [
  ...['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')],
];

const nginx = (
  name: string,
  changes: (folder: string) => Readonly<Record<string, string>> = () => ({}),
  exampleIndex = 0,
): ProxyKind => ({
  name,
  command: 'nginx',
  files: ({ folder, port, apiPort }) => {
    const addresses = {
      ...changes(folder),
      'listen 80;': `listen 127.0.0.1:${port};`,
      '127.0.0.1:4000': `127.0.0.1:${apiPort}`,
    };
    const server = guideConfig('nginx', addresses, exampleIndex);
    const { main, http } = nginxFrame(folder);
    return { 'nginx.conf': `${main} events {}\nhttp {\n${http}\n${server}}\n` };
  },
  args: nginxArgs,
});

const caddy: ProxyKind = {
  name: 'Caddy',
  command: 'caddy',
  files: ({ port, apiPort }) => {
    const site = guideConfig('caddyfile', {
      [SITE]: `http://${SITE}:${port}`,
      '127.0.0.1:4000': `127.0.0.1:${apiPort}`,
    });
    return { Caddyfile: `{\n  admin off\n}\n${site}` };
  },
  args: ({ folder }) => ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
};

const traefik = (name: string, changes: Readonly<Record<string, string>> = {}): ProxyKind => ({
  name,
  command: 'traefik',
  files: ({ apiPort }) => ({
    'courant.yaml': guideConfig('yaml', { ...changes, '127.0.0.1:4000': `127.0.0.1:${apiPort}` }),
  }),
  args: ({ folder, port }) => [
    `--entryPoints.web.address=127.0.0.1:${port}`,
    `--providers.file.filename=${join(folder, 'courant.yaml')}`,
  ],
});

export const CACHING_NGINX = nginx(
  'nginx with a cache',
  (folder) => ({ '/var/cache/nginx/courant': `${folder}/cache` }),
  1,
);

export const PROXY_KINDS: readonly ProxyKind[] = [
  nginx('nginx'),
  CACHING_NGINX,
  nginx('nginx that asks by another host', () => ({ 'header Host': 'header X-Forwarded-Host' })),
  caddy,
  traefik('Traefik'),
  traefik('Traefik that asks by another host', {
    'loadBalancer:': 'loadBalancer:\n        passHostHeader: false',
  }),
];
