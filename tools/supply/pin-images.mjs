// Pins every image that is pulled to the digest that its registry names now: `npm run pin-images`, with a Docker that
// reaches the registries. Tags stay, for people; the digest decides.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRepo } from '../bootstrap/repo-root.mjs';
import { pinImages } from './pinned-images.mjs';

for (const file of ['Dockerfile', 'docker-compose.yml']) {
  const pinned = pinImages(readFileSync(inRepo(file), 'utf8'), digestOf);
  writeFileSync(inRepo(file), pinned);
}

/** @param {string} image */
function digestOf(image) {
  const inspect = ['buildx', 'imagetools', 'inspect', image, '--format', '{{.Manifest.Digest}}'];
  const digest = execFileSync('docker', inspect, { encoding: 'utf8' }).trim();
  console.log(`${image}: ${digest}`);
  return digest;
}
