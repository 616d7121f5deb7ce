// What of npm's packages an image holds, as CycloneDX: `npm run --silent sbom -- api > api.cdx.json`

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRepo, REPO_ROOT } from '../bootstrap/repo-root.mjs';

/** The page is built into the image of the api: its packages are in its bundles. */
const BUNDLED = { api: ['@courant/client', '@courant/web'] };

const [image = ''] = process.argv.slice(2);
const images = workspacesByImage(readFileSync(inRepo('Dockerfile'), 'utf8'));
const workspaces = images.get(image);
if (workspaces) process.exitCode = printSbom(workspaces);
else {
  console.error(`npm run sbom -- <image>: met "${image}", allowed: ${[...images.keys()].join(', ')}.`);
  process.exitCode = 2;
}

/**
 * @param {string} dockerfile
 * @returns {Map<string, string[]>} the workspaces that each image is installed for
 */
function workspacesByImage(dockerfile) {
  const installs = dockerfile.matchAll(/^FROM manifests AS (\w+)-packages\nRUN .* npm ci (.*)$/gm);
  return new Map(
    [...installs].map(([, name = '', options = '']) => {
      const named = [...options.matchAll(/-w (\S+)/g)].map(([, workspace = '']) => workspace);
      return [name, [...named, ...(BUNDLED[/** @type {'api'} */ (name)] ?? [])]];
    }),
  );
}

/** @param {string[]} workspaces */
function printSbom(workspaces) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const named = workspaces.flatMap((workspace) => ['-w', workspace]);
  return spawnSync('npm', [...args, ...named], { cwd: REPO_ROOT, stdio: 'inherit' }).status ?? 1;
}
