import { credentialsIn, type RuleAdvice } from '#contracts/filed.ts'
import type { compareReviews } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import {
  type ApplicationRow,
  findApplication,
  findFilingDays,
  likeness,
  listUnopenedPictures,
  openRevision,
  type RuleLook,
  standingOf,
  waitsForLevel,
} from '#modules/applications/public.ts'
import { soughtNumbers } from '#modules/evidence/public.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { fittingAll } from '#rulebook/review/fitting-reasons.ts'
import type { Deps } from '#server/deps.ts'
import { listCoincidences } from './coincidence.store.ts'
import { listFiledTypes, listReasons } from './reason.store.ts'
import { mayDecide, reviewScopeOf } from './review-scope.policy.ts'

/**
 * REV-07: shows which of several applications the rules treat alike. The desk chooses and previews a bulk decision by
 * it.
 */
export function viewComparison(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { ids }: { ids: readonly string[] },
): Promise<ReplyOf<typeof compareReviews>> {
  return deps.database.read(deadline, async (tx) => {
    const compared = await compareAll(tx, deps, { ids, actor })
    const keys = [...new Set(compared.map(({ look }) => likeness(look)))].filter((key) => key !== undefined)
    const services = [...new Set(compared.map(({ row }) => row.service))]
    const [service] = services
    const catalogue = service && services.length === 1 ? await listReasons(tx, service) : []
    const items: ReplyOf<typeof compareReviews>['items'] = []
    for (const { row, look, advice } of compared) {
      const place = keys.indexOf(likeness(look) ?? '')
      const { id: applicationId, person_id: personId, revision } = row
      const key = { staffId: actor.staffId, personId, applicationId, revision }
      items.push({
        id: row.id,
        ...(place < 0 ? {} : { likeness: place }),
        advice,
        evidenceTypes: [...look.evidenceTypes],
        isLast: row.level === row.chain.length,
        unopened: (await listUnopenedPictures(tx, key)).length,
      })
    }
    const reasons = fittingAll(
      catalogue,
      compared.map(({ look }) => look.evidenceTypes),
    )
    return { items, reasons }
  })
}

export interface Compared {
  row: ApplicationRow
  look: RuleLook
  advice: RuleAdvice
}

/** Looks at each application as the rules see it. Leaves out those that the reviewer cannot decide now. */
export async function compareAll(
  tx: Tx,
  deps: Deps,
  { ids, actor }: { ids: readonly string[]; actor: StaffActor },
): Promise<Compared[]> {
  const scope = reviewScopeOf(actor)
  const compared: Compared[] = []
  for (const id of ids) {
    const row = await findApplication(tx, id)
    if (row && mayDecide(scope, row) && waitsForLevel(standingOf(row, deps.clock.now())))
      compared.push(await compareOne(tx, deps, row))
  }
  return compared
}

async function compareOne(tx: Tx, deps: Deps, row: ApplicationRow): Promise<Compared> {
  const key = { personId: row.person_id, applicationId: row.id, revision: row.revision }
  const { filed } = await openRevision(tx, deps, row)
  const no = (await findTicket(tx, row.ticket_id))?.ticket_no ?? ''
  const ticket = { id: row.ticket_id, no, personId: row.person_id, schoolId: row.school_id }
  const at = deps.clock.now()
  const advice = await deps.services[row.service].advise(tx, {
    ticket,
    subject: row.subject,
    filed,
    days: requireFound(await findFilingDays(tx, row)),
    at,
  })
  const coincidences = await listCoincidences(tx, {
    ...key,
    numbers: soughtNumbers(deps, credentialsIn(filed)),
  })
  const types = await listFiledTypes(tx, key)
  return {
    row,
    advice,
    look: {
      id: row.id,
      level: row.level,
      verdict: advice.verdict,
      reasons: advice.reasons.map(({ text }) => text),
      evidenceTypes: types.map(({ type }) => type),
      // Forms of one template look alike, so a merely similar picture is no clue (REV-08).
      hasClue: coincidences.some(({ kind }) => kind !== 'similar_image'),
      isHeld: row.held_at !== null,
    },
  }
}
