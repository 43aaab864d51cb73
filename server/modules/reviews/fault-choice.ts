import {
  type Fault,
  type FaultPlace,
  type Filed,
  type Mark,
  type PictureBox,
  picturesIn,
} from '#contracts/filed.ts'
import type { decideReview, RejectReason } from '#contracts/office/reviews.ts'
import type { BodyOf } from '#contracts/route.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type ApplicationRow, openRevision } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { fitsPart } from '#rulebook/review/fitting-reasons.ts'
import { isSoundBox } from '#rulebook/review/marks.ts'
import { hasPlace } from '#rulebook/review/places.ts'
import type { Deps } from '#server/deps.ts'
import { listFiledTypes, listReasons } from './reason.store.ts'

type Choice = Pick<BodyOf<typeof decideReview>, 'reasons' | 'note'>

/**
 * REV-04: returns the chosen reasons with today's words. The words stay with the decision, whatever the catalogue says
 * later. Refuses `reason_missing`, `reason_misfit` when a reason does not apply to the chosen evidence or place, and
 * `note_missing` when a reason means nothing without a note, and `mark_misfit` when a box is not on a picture of the
 * chosen credential or cannot be seen (REV-12).
 */
export async function requireFaults(
  tx: Tx,
  deps: Deps,
  { from, chosen }: { from: ApplicationRow; chosen: Choice },
): Promise<Fault[]> {
  const catalogue = new Map((await listReasons(tx, from.service)).map((reason) => [reason.code, reason]))
  const filed = await listFiledTypes(tx, {
    personId: from.person_id,
    applicationId: from.id,
    revision: from.revision,
  })
  if (chosen.reasons.length === 0) throw new Refusal('reason_missing')
  const content = await openRevision(tx, deps, from)
  return chosen.reasons.map(({ code, place, mark: box }) => {
    const credentialId = place?.kind === 'credential' ? place.credentialId : undefined
    const reason = catalogue.get(code)
    if (!reason) throw new Refusal('reason_missing')
    const faulted = credentialId ? filed.filter((one) => one.credentialId === credentialId) : filed
    const part = {
      types: faulted.map(({ type }) => type),
      place: place?.kind ?? ('application' as const),
    }
    const isThere = place === undefined || hasPlace(content.filed, place)
    if (!isThere || !fitsPart(reason, part))
      throw new Refusal('reason_misfit', { values: { label: reason.label } })
    if (reason.needsNote && !chosen.note?.trim())
      throw new Refusal('note_missing', { values: { label: reason.label } })
    return { ...faultOf(reason, place), ...markOf(content.filed, { box, credentialId }) }
  })
}

function faultOf({ code, words, remedy }: RejectReason, place: FaultPlace | undefined): Fault {
  return { code, words, remedy, ...(place ? { place } : {}) }
}

function markOf(
  filed: Filed,
  { box, credentialId }: { box: PictureBox | undefined; credentialId: string | undefined },
): { mark?: Mark } {
  if (box === undefined) return {}
  const images = picturesIn(filed)
    .filter((one) => one.credentialId === credentialId)
    .flatMap((one) => one.images)
  const page = images.findIndex(({ id }) => id === box.imageId) + 1
  if (page === 0 || !isSoundBox(box)) throw new Refusal('mark_misfit')
  return { mark: { ...box, page } }
}
