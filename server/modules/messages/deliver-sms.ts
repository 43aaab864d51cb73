import { deadlineIn } from '#kernel/deadline.ts'
import { addJob, type JobRun } from '#platform/jobs/jobs.store.ts'
import type { TextState } from '#platform/texting/text-sender.ts'
import type { Deps } from '#server/deps.ts'
import { findSms, moveSms, type StoredSms } from './sms.store.ts'

const LIMIT_MS = 10_000
const FIRST_LOOK_MS = 60_000
/** Whoever has said nothing for a day says nothing any more: the message stays `accepted`. */
const LOOKS_FOR_MS = 24 * 3600_000

/** Why a message does not arrive, where it is not the gateway's word. */
const WORDS = {
  none: '没有接通短信',
  late: '过了有效时间，没有再发',
  tried: '多次未能交给短信网关',
} as const

/**
 * LOG-08: hands a queued text message to the sender; the worker runs it as a job. Doubt is no answer: the same message is handed over
 * again, under the same id, until it is of no use any more or the tries are used up.
 */
export async function deliverSms(deps: Deps, { smsId: id }: { smsId: string }, run: JobRun): Promise<void> {
  const sms = await find(deps, id)
  if (sms?.state !== 'queued') return
  const { usefulUntil } = sms
  if (!deps.texts) return settle(deps, sms, { kind: 'failed', words: WORDS.none })
  if (usefulUntil && usefulUntil <= deps.clock.now())
    return settle(deps, sms, { kind: 'failed', words: WORDS.late })
  if (run === 'over') return settle(deps, sms, { kind: 'failed', words: WORDS.tried })
  const to = deps.cipher.open('person.phone', sms.phoneCipher)
  const text = deps.cipher.open('sms.body', sms.bodyCipher)
  const state = await deps.texts.send({ id, to, text, usefulUntil }).catch(async (error: unknown) => {
    if (run === 'last') await settle(deps, sms, { kind: 'failed', words: WORDS.tried })
    throw error
  })
  // Whoever was just handed a message and does not know it has not taken it.
  if (state.kind === 'absent') throw new Error('the sender of text messages took none')
  await settle(deps, sms, state)
}

/** MSG-01: asks what became of a message that the sender accepted; seldom once it is old. */
export async function followSms(deps: Deps, { smsId: id }: { smsId: string }, run: JobRun): Promise<void> {
  const sms = await find(deps, id)
  if (sms?.state !== 'accepted' || !deps.texts || run === 'over') return
  const state = await deps.texts.find(id)
  if (state.kind !== 'accepted') return settle(deps, sms, state)
  const ageMs = deps.clock.now().getTime() - sms.at.getTime()
  if (ageMs > LOOKS_FOR_MS) return
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) =>
    addJob(tx, 'follow-sms', { payload: { smsId: id }, runAt: later(deps, Math.max(FIRST_LOOK_MS, ageMs)) }),
  )
}

async function settle(deps: Deps, { id, state: from }: StoredSms, to: TextState): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
    switch (to.kind) {
      case 'accepted':
        if (await moveSms(tx, { id, from, to: 'accepted', at }))
          await addJob(tx, 'follow-sms', { payload: { smsId: id }, runAt: later(deps, FIRST_LOOK_MS) })
        return
      case 'absent':
        if (await moveSms(tx, { id, from, to: 'queued', at }))
          await addJob(tx, 'send-sms', { payload: { smsId: id } })
        return
      case 'delivered':
        await moveSms(tx, { id, from, to: 'delivered', at })
        return
      case 'failed':
        await moveSms(tx, { id, from, to: 'failed', at, failure: to.words })
        return
      default:
        to satisfies never
    }
  })
}

function find(deps: Deps, id: string): Promise<StoredSms | undefined> {
  return deps.database.read(deadlineIn(LIMIT_MS), (tx) => findSms(tx, id))
}

function later({ clock }: Deps, ms: number): Date {
  return new Date(clock.now().getTime() + ms)
}
