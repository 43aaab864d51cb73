import type { listRecoveryRequests } from '#contracts/office/candidates.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { maskIdNumber, maskPhone } from '#rulebook/masking.ts'
import { sameName } from '#rulebook/person-name.ts'
import type { Deps } from '#server/deps.ts'
import { openExplanation } from '../open-explanation.ts'
import { countRequests, listRequests, PAGE } from './recovery-queue.store.ts'
import { schoolsOfRequests } from './recovery-scope.policy.ts'

type Listed = ReplyOf<typeof listRecoveryRequests>
type Row = Awaited<ReturnType<typeof listRequests>>[number]

/** Lists recovery requests, each with whether name, ID number and 准考证号 belong to one person (LOG-08, ACC-03). */
export async function viewRequests(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { list = 'open', after }: QueryOf<typeof listRecoveryRequests>,
): Promise<Listed> {
  const schoolIds = schoolsOfRequests(actor)
  return deps.database.read(deadline, async (tx) => {
    const rows = await listRequests(tx, { list, schoolIds, after })
    return {
      requests: rows.slice(0, PAGE).map((row) => viewRequest(deps, actor, row)),
      more: rows.length > PAGE,
      open: await countRequests(tx, { list: 'open', schoolIds }),
      unmatched: await countRequests(tx, { list: 'unmatched', schoolIds }),
    }
  })
}

function viewRequest(deps: Deps, actor: StaffActor, row: Row): Listed['requests'][number] {
  const { cipher } = deps
  return {
    id: row.id,
    state: row.state as Listed['requests'][number]['state'],
    claimedName: row.claimed_name,
    ticketNo: row.ticket_no,
    contact: cipher.open('recovery.contact', row.contact_cipher),
    explanation: openExplanation(deps, row),
    matches:
      row.ticket_id !== null && row.record_name !== null && sameName(row.record_name, row.claimed_name),
    ...(row.record_name ? { recordName: row.record_name } : {}),
    ...(row.id_number_cipher
      ? { idNumberMasked: maskIdNumber(cipher.open('person.id_number', row.id_number_cipher)) }
      : {}),
    ...(row.phone_cipher ? { phoneMasked: maskPhone(cipher.open('person.phone', row.phone_cipher)) } : {}),
    createdAt: row.created_at.toISOString(),
    ...(row.starter_name ? { start: { by: row.starter_name, isOwn: row.started_by === actor.staffId } } : {}),
    ...(row.checked_at && row.checker_name
      ? {
          check: {
            by: row.checker_name,
            at: row.checked_at.toISOString(),
            note: row.check_note ?? '',
            isOwn: row.checked_by === actor.staffId,
          },
        }
      : {}),
    ...(row.decided_at && row.decider_name
      ? {
          decision: {
            by: row.decider_name,
            at: row.decided_at.toISOString(),
            note: row.decision_note ?? '',
            ...(row.state === 'granted' ? { isCodeUsed: row.code_used_at !== null } : {}),
          },
        }
      : {}),
  }
}
