import type { DiplomaView } from '#contracts/office/diplomas.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { Deps } from '#server/deps.ts'
import { findDiplomas, listOpenRevocations, type RegisterRow } from './register.store.ts'
import { isIssued } from './revocation.store.ts'

const LIMIT = 50

/** Shows the diplomas of a search, or those that wait for a second person; a school sees its own. */
export async function viewRegister(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { q }: { q?: string },
): Promise<{ diplomas: DiplomaView[]; more: boolean }> {
  const at = deps.clock.now()
  const schoolIds = schoolsInScope(actor, 'graduation.view')
  const rows = await deps.database.read(deadline, (tx) =>
    q === undefined
      ? listOpenRevocations(tx, { schoolIds, limit: LIMIT + 1 })
      : findDiplomas(tx, { q, schoolIds, limit: LIMIT + 1 }),
  )
  const diplomas = rows.slice(0, LIMIT).map((row) => viewDiploma(row, { actor, at }))
  return { diplomas, more: rows.length > LIMIT }
}

/** What has become of a diploma by an instant. */
export function standingOf(row: RegisterRow, at: Date): DiplomaView['state'] {
  if (row.state !== 'assigned') return row.state
  return isIssued(row, at) ? 'issued' : 'listed'
}

function viewDiploma(row: RegisterRow, { actor, at }: { actor: StaffActor; at: Date }): DiplomaView {
  return {
    id: row.id,
    diplomaNo: row.diploma_no,
    sequenceNo: row.sequence_no,
    personId: row.person_id,
    holderName: row.holder_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorCode: row.major_code,
    majorName: row.major_name,
    level: levelWord(row.level),
    batchName: row.batch_name,
    graduatesOn: row.graduates_on,
    state: standingOf(row, at),
    publishAt: row.publish_at.toISOString(),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
    ...revocationOf(row, actor),
    certificates: row.certificates.map((one) => ({
      ...one,
      issuedAt: new Date(one.issuedAt).toISOString(),
    })),
  }
}

function revocationOf({ revocation }: RegisterRow, actor: StaffActor) {
  if (revocation === null) return {}
  const { id, state, reason, requestedBy, requestedById, requestedAt, decidedBy } = revocation
  if (state === 'approved') return { revoked: { reason, requestedBy, decidedBy: decidedBy ?? '' } }
  const mine = requestedById === actor.staffId
  return {
    revocation: { id, reason, requestedBy, requestedAt: new Date(requestedAt).toISOString(), mine },
  }
}
