import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { insertSms } from './sms.store.ts'

/**
 * Queues a text message in the transaction of the change that it reports. The worker sends it after the commit, and not at all after
 * `usefulUntil`.
 */
export async function sendSms(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock' | 'cipher'>,
  sms: { personId: string; phone: string; text: string; usefulUntil?: Date },
): Promise<void> {
  const id = deps.ids.next()
  await insertSms(tx, {
    id,
    personId: sms.personId,
    phoneCipher: deps.cipher.seal('person.phone', sms.phone),
    bodyCipher: deps.cipher.seal('sms.body', sms.text),
    at: deps.clock.now(),
    usefulUntil: sms.usefulUntil,
  })
  await addJob(tx, 'send-sms', { payload: { smsId: id } })
}
