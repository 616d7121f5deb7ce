const MIN_MAJOR = 20;
const MIN_MINOR = 19;

/** @param {string} running such as `20.19.0` */
export function isTooOld(running) {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  return major < MIN_MAJOR || (major === MIN_MAJOR && minor < MIN_MINOR);
}

/** Ends the process with a sentence where Node is too old, before any code is loaded that needs a newer one. */
export function requireNode() {
  if (!isTooOld(process.versions.node)) return;
  console.error(
    `Courant needs Node ${MIN_MAJOR}.${MIN_MINOR} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  process.exit(1);
}
