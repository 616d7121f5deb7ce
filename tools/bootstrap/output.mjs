/** Goes on in silence where nobody reads the output any more: `npm start | head -1`, a closed terminal. */
export function surviveClosedOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
