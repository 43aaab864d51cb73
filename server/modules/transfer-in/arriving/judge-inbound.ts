import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { Judged } from '#server/import-kind.ts'
import { noteKnownRecords } from './foresee.store.ts'
import { groupStaged } from './group-inbound.store.ts'
import { storeJudged } from './judge-inbound.store.ts'
import { recogniseStaged } from './recognise-staged.ts'

/** Judges a staged file: what is wrong at which row, whose each record is, and what of it can be recognised (TRI-01). */
export async function judgeInbound(tx: Tx, deps: Pick<Deps, 'clock'>, batchId: string): Promise<Judged> {
  await groupStaged(tx)
  await noteKnownRecords(tx)
  await recogniseStaged(tx, beijingDateOf(deps.clock.now()))
  return storeJudged(tx, batchId)
}
