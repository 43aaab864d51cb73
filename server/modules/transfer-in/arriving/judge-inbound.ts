import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { Judged } from '#server/import-kind.ts'
import { askBeside } from './ask-beside.ts'
import { noteKnownRecords } from './foresee.store.ts'
import { groupStaged } from './group-inbound.store.ts'
import { storeJudged } from './judge-inbound.store.ts'
import { findPassedHere, listKnownPersons, listNamedCourses, notePassedHere } from './passed-here.store.ts'
import { recogniseStaged } from './recognise-staged.ts'

/** Judges a staged file: what is wrong at which row, whose each record is, and what of it can be recognised (TRI-01). */
export async function judgeInbound(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'database'>,
  batchId: string,
): Promise<Judged> {
  const asked = { personIds: await listKnownPersons(tx), codes: await listNamedCourses(tx) }
  // On a connection of its own, while the staged rows are grouped on this one.
  const passed = askBeside(deps.database, (own) => findPassedHere(own, asked))
  // A grouping that fails is what is heard of.
  passed.catch(() => undefined)
  await groupStaged(tx)
  await noteKnownRecords(tx)
  await recogniseStaged(tx, beijingDateOf(deps.clock.now()))
  await notePassedHere(tx, await passed)
  return storeJudged(tx, batchId)
}
