interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Queries a running api over HTTP, as any client does. @throws Error with the errors of the answer */
export async function queryApi<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer<T>;
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'No data.');
  return data;
}
