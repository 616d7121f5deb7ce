// A container's health check: 0 when /healthz (or the path given) answers 200, else 1. No shell, no curl.
const [path = '/healthz'] = process.argv.slice(2);
const port = process.env.PORT || '4000';

try {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_500) });
  if (!response.ok) console.error(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.error(`Nobody answers at port ${port}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
