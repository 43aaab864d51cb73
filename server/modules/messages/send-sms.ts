import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { insertSms, markSmsDelivered } from './sms.store.ts'

/** Queues a text message in the transaction of the change that it reports. The worker sends it after the commit. */
export async function sendSms(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock' | 'cipher'>,
  sms: { personId: string; phone: string; text: string },
): Promise<void> {
  const id = deps.ids.next()
  await insertSms(tx, {
    id,
    personId: sms.personId,
    phoneCipher: deps.cipher.seal('person.phone', sms.phone),
    bodyCipher: deps.cipher.seal('sms.body', sms.text),
    at: deps.clock.now(),
  })
  await addJob(tx, 'send-sms', { payload: { smsId: id } })
}

/**
 * Delivers a queued text message; the worker runs it as a job. The only adapter writes to the demonstration's visible
 * outbox (LOG-08). An installation that does not show the outbox delivers nothing, so the job fails there.
 */
export async function deliverSms(deps: Deps, payload: { smsId: string }): Promise<void> {
  if (!deps.canText) throw new Error('no adapter for text messages')
  await deps.database.transact(deadlineIn(10_000), (tx) =>
    markSmsDelivered(tx, payload.smsId, deps.clock.now()),
  )
}
