/** The playground with a subscription and its variables. Behind `#` no server cuts it. */
export const playgroundHref = (query: string, variables: Readonly<Record<string, unknown>>): string =>
  `/graphql#${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
