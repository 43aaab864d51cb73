import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { sameName } from '#rulebook/person-name.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount } from './account.store.ts'
import { openExplanation } from './open-explanation.ts'
import { listOpenRequests } from './recovery.store.ts'
import { listSignIns } from './sign-in-log.store.ts'

/** Finds the account of the person who asks. */
export function findOwnAccount(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  return deps.database.read(deadline, (tx) => findAccount(tx, actor.personId))
}

/** Lists the person's own sign-ins as the contract shows them (LOG-07). */
export async function listOwnSignIns(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  const rows = await deps.database.read(deadline, (tx) => listSignIns(tx, actor.personId))
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** Lists the open recovery requests, each with whether name, ID number and 准考证号 belong to one person (LOG-08). */
export async function listRecoveries(deps: Deps, { deadline }: Call) {
  const rows = await deps.database.read(deadline, listOpenRequests)
  return rows.map((row) => ({
    id: row.id,
    claimedName: row.claimed_name,
    ticketNo: row.ticket_no,
    contact: deps.cipher.open('recovery.contact', row.contact_cipher),
    explanation: openExplanation(deps, row),
    matches:
      row.ticket_id !== null && row.record_name !== null && sameName(row.record_name, row.claimed_name),
    ...(row.record_name ? { recordName: row.record_name } : {}),
    ...(row.id_number_cipher
      ? { idNumberMasked: maskIdNumber(deps.cipher.open('person.id_number', row.id_number_cipher)) }
      : {}),
    createdAt: row.created_at.toISOString(),
  }))
}
