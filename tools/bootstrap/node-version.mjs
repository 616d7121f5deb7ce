const MIN_VERSION = [20, 19];

/** @param {string} running such as `20.19.0` */
export function isTooOld(running) {
  const [major, minor] = running.split('.').map(Number);
  return major < MIN_VERSION[0] || (major === MIN_VERSION[0] && minor < MIN_VERSION[1]);
}

/** Ends the process with a sentence where Node is too old, before any code is loaded that needs a newer one. */
export function requireNode() {
  if (!isTooOld(process.versions.node)) return;
  console.error(
    `Courant needs Node ${MIN_VERSION.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  process.exit(1);
}
