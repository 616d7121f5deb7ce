import { type Operation, operationType, readVariables } from './operation.ts';

/** The address that opens an operation in the playground. Behind `#` it reaches no server, so no limit of one cuts it. */
export function linkText({ query, variables }: Operation, page: URL): string {
  const parts = new URLSearchParams({ query });
  if (readVariables(variables)) parts.set('variables', variables);
  return `${new URL('/graphql', page)}#${parts}`;
}

/** A command for a POSIX shell. A socket is beyond curl: undefined of a subscription. */
export function curlText(operation: Operation, api: URL): string | undefined {
  if (operationType(operation.query) === 'subscription') return undefined;
  return curlCommand({ query: operation.query, variables: readVariables(operation.variables) }, api);
}

/** The command that posts a query and its variables. */
export const curlCommand = (
  body: { readonly query: string; readonly variables: unknown },
  api: URL,
): string =>
  [
    `curl ${shellQuoted(api.href)}`,
    "-H 'content-type: application/json'",
    `-d ${shellQuoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');

const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A module that runs as it is: `fetch` for a query, graphql-ws for a subscription. */
export function typescriptText(operation: Operation, api: URL): string {
  const { query } = operation;
  const variables = readVariables(operation.variables) ?? {};
  const ask = operationType(query) === 'subscription' ? subscribeText(api) : fetchText(api);
  return `${ask.imports}const query = \`${query.trimEnd().replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`;
const variables = ${JSON.stringify(variables, null, 2)};

${ask.call}`;
}

const fetchText = (api: URL) => ({
  imports: '',
  call: `const response = await fetch('${api.href}', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);
console.log(data);
`,
});

const subscribeText = (api: URL) => ({
  imports: "import { createClient } from 'graphql-ws';\n\n",
  call: `const client = createClient({ url: '${api.href.replace(/^http/, 'ws')}' });
for await (const event of client.iterate({ query, variables })) console.log(event.data);
`,
});
