import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import {
  findAccountState,
  isInScope,
  phoneOf,
  requireCandidate,
  schoolsInScope,
  viewCandidate,
  wordsOfIdType,
} from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { viewRecordApplications } from './record-applications.ts'
import { listRecordScores } from './record-scores.store.ts'
import { viewScore } from './score.view.ts'

const ACCOUNT_WORDS = { initial: '已开通', own: '已开通', disabled: '已停用', none: '未开通' } as const

/**
 * ACC-02: shows a candidate's record within the actor's scope. A school's registrar sees the 准考证, scores and applications of that
 * school only. Whoever opened it is in the trail (TRL-01).
 */
export async function viewCandidateRecord(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId }: { personId: string },
) {
  const at = deps.clock.now()
  const grant = 'candidate.find'
  return deps.database.transact(deadline, async (tx) => {
    const found = await requireCandidate(tx, { personId, actor, grant, at })
    const record = await viewRecord(tx, deps, { ...found, actor, grant, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, personId, action: 'candidate.open' as const },
      subject: { kind: 'person', id: personId },
    })
    return {
      ...record,
      hasPhoto: found.person.photo_image_id !== null,
      applications: await viewRecordApplications(tx, { actor, personId }),
    }
  })
}

interface Found extends Awaited<ReturnType<typeof requireCandidate>> {
  actor: StaffActor
  grant: Grant
  at: Date
}

/** What of a record the grant lets the actor see. */
export async function viewRecord(tx: Tx, deps: Pick<Deps, 'cipher'>, found: Found) {
  const { person, tickets, at } = found
  const allowed = schoolsInScope(found.actor, found.grant)
  const scores = await listRecordScores(tx, person.id, at)
  const shownTickets = tickets.filter(({ school_id }) => isInScope([school_id], allowed))
  return {
    candidate: viewCandidate(person, shownTickets, deps.cipher),
    idType: wordsOfIdType(person.id_type),
    ...phoneOf(person, deps.cipher),
    // LOG-02: must not reveal, not even to staff, whether the initial password is still valid.
    accountState: ACCOUNT_WORDS[await findAccountState(tx, person.id)],
    scores: scores
      .filter(({ school_id }) => isInScope([school_id], allowed))
      .map((row) => ({ ...viewScore(row), ticketNo: row.ticket_no, published: row.published })),
  }
}
