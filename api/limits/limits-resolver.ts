import 'reflect-metadata';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { CURSOR_RETENTION_DAYS } from './limit-values.ts';
import { Limits } from './limits-type.ts';

@Resolver()
export class LimitsResolver {
  @Query(() => Limits, { description: 'What a client may ask for.' })
  limits(@Ctx() { limits }: ApiContext): Limits {
    return { ...limits, cursorKeptDays: CURSOR_RETENTION_DAYS };
  }
}
