import { credentialsIn } from '#contracts/filed.ts'
import { ROLES } from '#contracts/grants.ts'
import type { Coincidence } from '#contracts/office/review/clues.ts'
import type { DeskStep, RejectReason } from '#contracts/office/reviews.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import {
  type ApplicationRow,
  findApplication,
  findFilingDays,
  findOpenUndo,
  hasJudgedElsewhere,
  levelWords,
  listSteps,
  listUnopenedPictures,
  openRevision,
  readFaults,
  type StepRow,
  standingDecision,
  standingOf,
  waitsForLevel,
} from '#modules/applications/public.ts'
import { soughtNumbers } from '#modules/evidence/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { listBeside } from './beside.store.ts'
import { type Claim, findClaim } from './claim.store.ts'
import { requireVisible } from './claim-review.ts'
import { type CoincidenceRow, listCoincidences } from './coincidence.store.ts'
import { differencesOf } from './difference.rules.ts'
import { viewException } from './exception-review.ts'
import { viewMarkedPages } from './marked-pages.ts'
import { findQueueRow } from './queue-row.store.ts'
import { listReasons } from './reason.store.ts'
import { mayDecide, maySee, type ReviewScope, reviewScopeOf } from './review-scope.policy.ts'
import { viewQueueRow } from './view-queues.ts'

/** REV-03: shows everything that a reviewer needs for one decision. */
export function viewReview(deps: Deps, { actor, deadline }: Call<StaffActor>, { id }: { id: string }) {
  const at = deps.clock.now()
  const scope = reviewScopeOf(actor)
  return deps.database.read(deadline, async (tx) => {
    const row = requireVisible(await findApplication(tx, id), actor)
    const item = requireFound(await findQueueRow(tx, { id, at }))
    const steps = await listSteps(tx, { personId: row.person_id, applicationId: id })
    const claim = await findClaim(tx, { applicationId: id, at })
    const reasons = await listReasons(tx, row.service)
    const content = await viewContent(tx, deps, { row, ticketNo: item.ticket_no, at })
    const revision = { personId: row.person_id, applicationId: id, revision: row.revision }
    const markedPages = await viewMarkedPages(tx, deps, { row, steps, filed: content.filed })
    const coincidences = await listCoincidences(tx, {
      ...revision,
      numbers: soughtNumbers(deps, credentialsIn(content.filed)),
    })
    const beside = await listBeside(tx, { personId: row.person_id, except: id, scope })
    const undo = await findOpenUndo(tx, id)
    const unopened = await listUnopenedPictures(tx, { staffId: actor.staffId, ...revision })
    const exception = await viewException(tx, deps, { row, actor, at })
    return {
      item: viewQueueRow(item, { staffId: actor.staffId, at }),
      ...content,
      ...(row.awaits ? { levelName: levelName(row, row.level) } : {}),
      level: row.level,
      levels: row.chain.length,
      markedPages,
      coincidences: coincidences.map((one) => viewCoincidence(one, scope)),
      beside,
      ...(scopesOf(actor, 'candidate.find', ROLES).length > 0 ? { recordOf: row.person_id } : {}),
      steps: steps.map((step) => viewStep(step, row, reasons)),
      reasons,
      unopened,
      ...(claim ? { claim: viewClaim(claim, actor) } : {}),
      ...possibilities({ row, steps, claim, actor, scope, at, hasOpenUndo: undo !== undefined }),
      ...viewRest(row, steps),
      ...exception,
      ...(undo
        ? {
            undo: {
              id: undo.id,
              reason: undo.reason,
              by: undo.requesterName,
              mine: undo.requestedBy === actor.staffId,
              at: undo.requestedAt.toISOString(),
            },
          }
        : {}),
    }
  })
}

async function viewContent(
  tx: Tx,
  deps: Deps,
  { row, ticketNo, at }: { row: ApplicationRow; ticketNo: string; at: Date },
) {
  const person = requireFound(await findPerson(tx, row.person_id))
  const { filed } = await openRevision(tx, deps, row)
  const before =
    row.revision > 1 ? await openRevision(tx, deps, { ...row, revision: row.revision - 1 }) : undefined
  const ticket = { id: row.ticket_id, no: ticketNo, personId: row.person_id, schoolId: row.school_id }
  return {
    idNumberMasked: maskIdNumber(deps.cipher.open('person.id_number', person.id_number_cipher)),
    filed,
    advice: await deps.services[row.service].advise(tx, {
      ticket,
      subject: row.subject,
      filed,
      days: requireFound(await findFilingDays(tx, row)),
      at,
    }),
    differences: before ? differencesOf(before.filed, filed) : [],
  }
}

function viewClaim(claim: Claim, actor: StaffActor) {
  const { taken } = claim
  return {
    mine: claim.staffId === actor.staffId,
    by: claim.name,
    expiresAt: claim.expiresAt.toISOString(),
    ...(taken?.from === actor.staffId ? { takenFromMe: taken.reason } : {}),
  }
}

/** House rule 13: what the screen offers is decided by the same rules that refuse it later. */
function possibilities(situation: {
  row: ApplicationRow
  steps: readonly StepRow[]
  claim: Claim | undefined
  actor: StaffActor
  scope: ReviewScope
  at: Date
  hasOpenUndo: boolean
}) {
  const { row, steps, claim, actor, scope, at } = situation
  const { staffId } = actor
  const standing = standingOf(row, at)
  const isLevelMine = mayDecide(scope, row) && waitsForLevel(standing)
  const isSecond = isLevelMine && hasJudgedElsewhere(steps, { staffId, level: row.level })
  // While a request to undo is open no reviewer can claim the application, and the screen says whose turn it is.
  const mayClaim = isLevelMine && !isSecond && !situation.hasOpenUndo
  const hindrance = hindranceOf({ row, standing, isLevelMine, isSecond })
  return {
    can: {
      claim: mayClaim,
      decide: mayClaim && claim?.staffId === staffId,
      askUndo: !situation.hasOpenUndo && standingDecision(steps) !== undefined,
      returnTo: row.chain
        .slice(0, row.level - 1)
        .map((_, place) => ({ level: place + 1, name: levelName(row, place + 1) })),
      endHold: isLevelMine && !situation.hasOpenUndo && row.held_at !== null,
    },
    ...(hindrance ? { hindrance } : {}),
  }
}

function hindranceOf(situation: {
  row: ApplicationRow
  standing: ReturnType<typeof standingOf>
  isLevelMine: boolean
  isSecond: boolean
}): string | undefined {
  const { row, standing, isLevelMine, isSecond } = situation
  if (isSecond) return REFUSALS.second_level.text()
  if (standing === 'amending' && row.amend_until)
    return REFUSALS.review_amending.text({ until: formatInstant(row.amend_until) })
  return row.awaits && !isLevelMine ? REFUSALS.review_state.text() : undefined
}

/** REV-10: shows every reader of the application why it is on hold. */
function viewRest(row: ApplicationRow, steps: readonly StepRow[]) {
  const step = row.held_at && steps.findLast(({ kind }) => kind === 'held')
  if (!step) return {}
  return { rest: { by: step.staff_name ?? '', note: step.note ?? '', at: step.at.toISOString() } }
}

function levelName({ chain }: ApplicationRow, level: number): string {
  return levelWords(chain, level)?.act ?? chain[level - 1] ?? ''
}

function viewStep(step: StepRow, row: ApplicationRow, catalogue: readonly RejectReason[]): DeskStep {
  return {
    seq: step.seq,
    kind: step.kind,
    by: step.staff_name ?? '考生',
    ...(step.second_name ? { second: step.second_name } : {}),
    ...(step.level === null ? {} : { levelName: levelName(row, step.level) }),
    at: step.at.toISOString(),
    revision: step.revision,
    reasons: readFaults(step.reasons).map(({ code, words, place, mark }) => ({
      code,
      label: catalogue.find((reason) => reason.code === code)?.label ?? code,
      words,
      ...(place ? { place } : {}),
      ...(mark ? { mark } : {}),
    })),
    ...(step.note ? { note: step.note } : {}),
    ...(step.undoes_seq === null ? {} : { undoesSeq: step.undoes_seq }),
    ...(step.to_level === null ? {} : { toLevelName: levelName(row, step.to_level) }),
    ...(step.amend_until ? { amendUntil: step.amend_until.toISOString() } : {}),
  }
}

const COINCIDENCE_WORDS = {
  number: '编号相同',
  image: '图片完全相同',
  similar_image: '图片高度相似',
} as const

/** Mentions another school's application without naming it (REV-08, EVI-03). */
function viewCoincidence(row: CoincidenceRow, scope: ReviewScope): Coincidence {
  const isVisible = maySee(scope, { school_id: row.other_school_id })
  const whose = row.same_person ? '考生本人的另一份申请' : '另一名考生的申请'
  const which = isVisible ? `（第 ${row.other_no} 号「${row.other_title}」）` : '（其他主考学校）'
  return {
    kind: row.kind,
    credentialId: row.credential_id,
    ...(row.image_id ? { imageId: row.image_id } : {}),
    samePerson: row.same_person,
    text: `${COINCIDENCE_WORDS[row.kind]}：${whose}${which}也提交过。`,
    ...(isVisible ? { other: { id: row.other_id, service: row.other_service } } : {}),
  }
}
