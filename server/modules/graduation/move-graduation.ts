import { Refusal } from '#kernel/refusal.ts'
import { requireNoDiploma } from '#modules/diplomas/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove } from '#server/service-definition.ts'
import { listStandingGraduations } from './graduation.store.ts'

/**
 * The effects of 申请毕业. An approval is not the last of them: the publication of the batch is, and the fee stands between
 * (GRA-09). Undoing an approval is refused once a diploma rests on it (REV-06).
 */
export async function moveGraduation(
  tx: Tx,
  _deps: Pick<Adapters, 'ids' | 'cipher'>,
  { application, move }: { application: MovedApplication; move: ServiceMove },
): Promise<void> {
  switch (move.kind) {
    case 'filed':
    case 'modified':
    case 'refiled':
    case 'amended':
      return requireOnlyOne(tx, application)
    case 'undone':
      return move.undoes === 'approved'
        ? requireNoDiploma(tx, { applicationId: application.id, at: application.at })
        : undefined
    case 'withdrawn':
    case 'passed':
    case 'rejected':
    case 'approved':
    case 'returned':
    case 'amendment_asked':
    case 'held':
    case 'released':
      return undefined
    default:
      return move satisfies never
  }
}

/** One person applies for one major once, whichever 准考证 it is done with. The lock makes two filings see each other. */
async function requireOnlyOne(tx: Tx, application: MovedApplication): Promise<void> {
  await holdPerson(tx, application.personId)
  const standing = await listStandingGraduations(tx, application.personId)
  const same = standing.find(
    ({ id, majorCode }) => id !== application.id && majorCode === application.subject,
  )
  if (same) throw new Refusal('application_open', { values: { title: same.title } })
}
