import type { Refusal } from '#kernel/refusal.ts'
import { findWaitingDiploma } from '#modules/diplomas/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { datumOf } from '#rulebook/personal-data/correction-subject.ts'
import type { MovedApplication } from '#server/service-definition.ts'

/**
 * GRA-12: register and roster have the name and the number of the day on which a list was approved, and the list comes out by the clock
 * alone: it is stopped before either of them changes. No diploma says the photo. The person is locked by the caller.
 */
export async function requireNotListed(
  tx: Tx,
  { personId, subject, at }: Pick<MovedApplication, 'personId' | 'subject' | 'at'>,
  refuse: (why: string) => Refusal,
): Promise<void> {
  if (datumOf(subject) === 'photo') return
  const waiting = await findWaitingDiploma(tx, { personId, before: undefined, at })
  if (!waiting) return
  throw refuse(
    `该考生在「${waiting.batchName}」已同意、尚未发布的毕业名单中，名单上是现在登记的姓名和证件号码。请先在「毕业批次」暂停并撤回该名单。`,
  )
}
