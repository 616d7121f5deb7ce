import type { Complexity } from 'type-graphql';

/** A list of areas costs what one costs, as many times as there are. */
export const perArea =
  (argument: string | null, everyArea: number): Complexity =>
  ({ args, childComplexity }) => {
    const asked = argument === null ? undefined : (args[argument] as readonly unknown[] | null | undefined);
    return 1 + (asked?.length ?? everyArea) * childComplexity;
  };
