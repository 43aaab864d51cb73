import type { decideSanction as contract, SanctionKind } from '#contracts/office/sanctions.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findWaitingDiploma } from '#modules/diplomas/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import { holdPerson, requireCandidate } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import {
  type Decision,
  type LockedSanction,
  lockSanction,
  settleRequest,
  settleRevocation,
} from './sanction.store.ts'

type Body = BodyOf<typeof contract>

/** What the candidate is told of: its last day in words, and whether that has passed. */
interface Told {
  kind: string
  until: string
  isOver: boolean
}

/** The two questions that a second person is asked about a sanction. */
const QUESTIONS = {
  requested: {
    askedBy: (sanction: LockedSanction) => sanction.requested_by,
    reasonOf: (sanction: LockedSanction) => sanction.reason,
    settle: (tx: Tx, step: Decision, decision: Body['decision']) =>
      settleRequest(tx, step, decision === 'approve' ? 'in_force' : 'refused'),
    actions: { approve: 'sanction.approve', refuse: 'sanction.refuse' },
    message: ({ kind, until, isOver }: Told) => ({
      title: isOver ? `登记了已到期的处分：${kind}` : `您受到处分：${kind}`,
      body: isOver
        ? `处分已于 ${until} 到期，登记只作记录，不影响办理毕业。如有异议，请向主考学校或市教育考试院申诉。`
        : `处分到 ${until} 为止，在此之前不能取得毕业证书。如有异议，请向主考学校或市教育考试院申诉。`,
    }),
  },
  revocation_asked: {
    askedBy: (sanction: LockedSanction) => sanction.revocation_asked_by,
    reasonOf: (sanction: LockedSanction) => sanction.revocation_reason ?? '',
    settle: (tx: Tx, step: Decision, decision: Body['decision']) =>
      settleRevocation(tx, step, decision === 'approve' ? 'revoked' : 'in_force'),
    actions: { approve: 'sanction.approve_revocation', refuse: 'sanction.refuse_revocation' },
    message: ({ kind, until, isOver }: Told) => ({
      title: `您的处分已撤销：${kind}`,
      body: isOver
        ? `已于 ${until} 到期的处分现已撤销。`
        : `原定到 ${until} 为止的处分已撤销，不再影响办理毕业。`,
    }),
  },
} as const

/** What a sanction is called where the candidate reads of it (国家教育考试违规处理办法, 教育部令第 33 号). */
const KIND_WORDS: Readonly<Record<SanctionKind, string>> = {
  exams_suspended: '停考',
  diploma_delayed: '延缓毕业',
}

/**
 * The second person decides on the step that waits, and the candidate hears of what then holds. Refuses `second_person` to
 * whoever took that step, `stale` when another decision came first or another step waits than the one that was seen, and
 * `sanction_listed` while a diploma that it should hold back waits for its instant.
 */
export async function decideOnSanction(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, seen, decision, note }: Body & { id: string },
): Promise<void> {
  const question = QUESTIONS[seen]
  await deps.database.transact(deadline, async (tx) => {
    const sanction = requireFound(await lockSanction(tx, id))
    const asked = { personId: sanction.person_id, actor, at: deps.clock.now() }
    await requireCandidate(tx, { ...asked, grant: 'sanction.approve' })
    if (sanction.state !== seen) throw new Refusal('stale')
    if (question.askedBy(sanction) === actor.staffId) throw new Refusal('second_person')
    // An approval of a graduation, or of a list of graduates, sees the sanction before or after, and never in between.
    await holdPerson(tx, sanction.person_id)
    const at = deps.clock.now()
    if (seen === 'requested' && decision === 'approve') await requireNotListed(tx, sanction, at)
    if (!(await question.settle(tx, { id, staffId: actor.staffId, at, note }, decision)))
      throw new Refusal('stale')
    const { person_id: personId, kind, until } = sanction
    if (decision === 'approve')
      await addMessage(tx, deps, {
        personId,
        ticketId: undefined,
        link: '/degree',
        ...question.message({
          kind: KIND_WORDS[kind],
          until: formatDate(until),
          isOver: until < beijingDateOf(at),
        }),
      })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: question.actions[decision] },
      subject: { kind: 'sanction', id },
      personId,
      new: { kind, until },
      reason: note ?? question.reasonOf(sanction),
    })
  })
}

/** GRA-12: what was published takes effect by the clock alone, so that the list has to be stopped before the sanction holds. */
async function requireNotListed(tx: Tx, sanction: LockedSanction, at: Date): Promise<void> {
  const { person_id: personId, until: before } = sanction
  const waiting = await findWaitingDiploma(tx, { personId, before, at })
  if (waiting) throw new Refusal('sanction_listed', { values: { batch: waiting.batchName } })
}
