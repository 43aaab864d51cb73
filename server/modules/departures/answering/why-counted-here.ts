import type { Tx } from '#platform/db/database.ts'
import type { DepartureRow } from '../departure.store.ts'
import { findDiplomaOnScores } from './relied-on.store.ts'

/**
 * TRO-03: says in words which diploma counts a score that would go, and how it is stopped; undefined: none does. What was published takes
 * effect by the clock alone (decision 0032), so that its list has to be stopped before the score leaves.
 */
export async function whyCountedHere(
  tx: Tx,
  asked: { row: DepartureRow; at: Date },
): Promise<string | undefined> {
  const diploma = await findDiplomaOnScores(tx, asked)
  if (!diploma) return undefined
  const { diplomaNo, batchName, isOut } = diploma
  return isOut
    ? `这次转出的成绩已用于考生在「${batchName}」毕业批次的毕业证书（编号 ${diplomaNo}）。请先在「毕业批次」中由两人撤销该毕业证书。`
    : `这次转出的成绩已用于考生的毕业申请，该申请已列入「${batchName}」毕业批次的发布名单。请先在「毕业批次」中由两人撤回这次发布。`
}
