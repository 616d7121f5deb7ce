// A container's health check: 0 when /healthz (or the path given) answers 200, else 1. No shell, no curl.
const [path = '/healthz'] = process.argv.slice(2);
const port = process.env.PORT || '4000';

try {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_500) });
  if (!answer.ok) console.error(await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
} catch (fault) {
  console.error(`Nobody answers at port ${port}: ${fault instanceof Error ? fault.message : fault}`);
  process.exitCode = 1;
}
