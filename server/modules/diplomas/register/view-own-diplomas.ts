import type { OwnDiploma } from '#contracts/diplomas.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { Deps } from '#server/deps.ts'
import { listOfPerson, type RegisterRow } from './register.store.ts'
import { standingOf } from './view-register.ts'

/** GRA-12: shows the person's own diplomas, from the instant of publication on and not before; revoked ones say so. */
export async function viewOwnDiplomas(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
): Promise<{ diplomas: OwnDiploma[] }> {
  const at = deps.clock.now()
  const rows = await deps.database.read(deadline, (tx) => listOfPerson(tx, actor.personId))
  return {
    diplomas: rows
      .filter((row) => ['issued', 'revoked'].includes(standingOf(row, at)))
      .map((row) => viewOwnDiploma(row)),
  }
}

function viewOwnDiploma(row: RegisterRow): OwnDiploma {
  return {
    id: row.id,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorCode: row.major_code,
    majorName: row.major_name,
    level: levelWord(row.level),
    batchName: row.batch_name,
    diplomaNo: row.diploma_no,
    graduatesOn: row.graduates_on,
    issuedAt: row.publish_at.toISOString(),
    ...(row.state === 'revoked' && row.ended_at ? { revokedAt: row.ended_at.toISOString() } : {}),
    certificates: row.certificates.map(({ certificateNo, issuedAt }) => ({
      certificateNo,
      issuedAt: new Date(issuedAt).toISOString(),
    })),
  }
}
