import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { findStandingDiploma } from './register/diploma.store.ts'

/**
 * REV-06, GRA-12: refuses `effect_relied_on` when an approval of 申请毕业 is to be undone on which a diploma number rests.
 * The application is locked by the caller's transaction, and the approval of a list locks the same rows: of the two,
 * one comes first and the other sees it.
 */
export async function requireNoDiploma(
  tx: Tx,
  { applicationId, at }: { applicationId: string; at: Date },
): Promise<void> {
  const diploma = await findStandingDiploma(tx, applicationId)
  if (!diploma) return
  const { batch_name: batch, diploma_no: no, publish_at: publishAt, publication_state: state } = diploma
  const isOut = state === 'approved' && publishAt <= at
  const why = isOut
    ? `该考生已随「${batch}」毕业批次毕业（证书编号 ${no}）。请先在「毕业批次」中由两人撤销该毕业证书。`
    : `该申请已列入「${batch}」毕业批次的发布名单（${formatInstant(publishAt)} 发布）。请先在「毕业批次」中由两人撤回这次发布。`
  throw new Refusal('effect_relied_on', { values: { why } })
}
