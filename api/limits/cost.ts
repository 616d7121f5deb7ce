import type { Complexity } from 'type-graphql';

/** A list of areas costs as much as its areas together. @param argument the argument that lists them; null for all */
export const perArea =
  (argument: string | null, everyArea: number): Complexity =>
  ({ args, childComplexity }) => {
    const areas = argument === null ? undefined : (args[argument] as readonly unknown[] | null | undefined);
    return 1 + (areas?.length ?? everyArea) * childComplexity;
  };
