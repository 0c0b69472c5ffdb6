import { Ctx, Query, Resolver } from 'type-graphql';
import type { BinOf } from '../../platform/audit/bin-of.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { BinItem } from './bin.type.js';
import { findBin } from './find-bin.js';

const bins: BinOf[] = [];

/** Adds what of a feature can lie in the bin; `app.ts` calls it, once a kind of thing. */
export function addBin(bin: BinOf): void {
  if (!bins.includes(bin)) bins.push(bin);
}

@Resolver(() => BinItem)
export class BinResolver {
  @Query(() => [BinItem], {
    description: 'What was archived in the last 30 days and you may take out again, the newest first.',
  })
  @Can('read', 'BinItem')
  bin(@Ctx() context: ApiContext) {
    return findBin(context, bins);
  }
}
