import type {
  DepartureLine,
  DepartureView,
  departureStatistics,
  listDepartures,
} from '#contracts/office/departures.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { schoolsInScope, wordsOfIdType } from '#modules/registry/public.ts'
import { outcomeOf } from '#modules/scores/public.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { markWords } from '#rulebook/scores/score.texts.ts'
import type { Deps } from '#server/deps.ts'
import { requireDeparture } from '../moving/require-departure.ts'
import { findPackage, listPackageScores, type PackageScoreRow } from '../sending/package.store.ts'
import { isDead } from '../sending/send-packages.ts'
import {
  countByProvince,
  countOpen,
  type DeskStepRow,
  findDetail,
  findOpenUndo,
  type LineRow,
  listDepartureSteps,
  listLines,
} from './desk.store.ts'

const LIMIT = 200

/** Shows the departures of the own school, or of all, in one list or by a 准考证号. */
export function viewDepartures(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { list, no }: QueryOf<typeof listDepartures>,
): Promise<ReplyOf<typeof listDepartures>> {
  const schoolIds = schoolsInScope(actor, 'departure.view')
  return deps.database.read(deadline, async (tx) => {
    const { staffId } = actor
    const asked = { schoolIds, staffId, list, no: no === '' ? undefined : no }
    const rows = await listLines(tx, { ...asked, limit: LIMIT + 1 })
    return {
      departures: rows.slice(0, LIMIT).map(lineOf),
      more: rows.length > LIMIT,
      counts: await countOpen(tx, { schoolIds, staffId }),
    }
  })
}

/** Shows one departure with its scores, its package and its steps. */
export function viewOneDeparture(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<DepartureView> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    await requireDeparture(tx, { id, actor, grant: 'departure.view' })
    const row = requireFound(await findDetail(tx, id))
    const scores = await listPackageScores(tx, id)
    const kept = await findPackage(tx, id)
    const steps = await listDepartureSteps(tx, id)
    const undo = await findOpenUndo(tx, id)
    return {
      ...lineOf(row),
      applicationId: row.application_id,
      applicationNo: row.application_no,
      personId: row.person_id,
      idType: wordsOfIdType(row.id_type),
      idNumberMasked: maskIdNumber(deps.cipher.open('person.id_number', row.id_number_cipher)),
      destinationLevel: levelWord(row.destination_level),
      destinationMajor: [row.destination_major_code, row.destination_major_name].filter(Boolean).join(' '),
      takesAll: row.takes_all,
      ...(row.signed_on === null ? {} : { signedOn: row.signed_on }),
      items: scores.map(itemOf),
      ...(kept
        ? {
            package: {
              id: kept.id,
              issuedAt: kept.issued_at.toISOString(),
              expiresAt: kept.expires_at.toISOString(),
              isDead: isDead(kept, deps.paperKeys, at),
            },
          }
        : {}),
      steps: steps.map(stepOf),
      ...(undo
        ? {
            undo: {
              ...{ id: undo.id, reason: undo.reason, askedBy: undo.asker },
              askedAt: undo.asked_at.toISOString(),
              mine: undo.asked_by === actor.staffId,
            },
          }
        : {}),
    }
  })
}

/** Counts departures by province. */
export function viewDepartureStatistics(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
): Promise<ReplyOf<typeof departureStatistics>> {
  const schoolIds = schoolsInScope(actor, 'departure.view')
  return deps.database.read(deadline, async (tx) => ({
    provinces: (await countByProvince(tx, schoolIds)).map(({ under_way: underWay, ...rest }) => ({
      ...rest,
      underWay,
    })),
  }))
}

function lineOf(row: LineRow): DepartureLine {
  return {
    ...{ id: row.id, version: row.version, state: row.state, personName: row.person_name },
    ...{ ticketNo: row.ticket_no, schoolName: row.school_name, majorName: row.major_name },
    ...{ province: row.province, destinationTicketNo: row.destination_ticket_no, scores: row.scores },
    ...{ signBy: row.sign_by, movedAt: row.moved_at.toISOString(), hasChanged: row.has_changed },
  }
}

function itemOf(row: PackageScoreRow): DepartureView['items'][number] {
  return {
    courseCode: row.course_code,
    courseName: row.course_name,
    credits: row.credits === null ? '—' : String(row.credits),
    outcome: markWords(outcomeOf(row)),
    obtainedOn: row.obtained_on,
    hasChanged: row.has_changed,
  }
}

function stepOf(row: DeskStepRow): DepartureView['steps'][number] {
  return {
    kind: row.kind,
    // The approval is the last level's, and its own page says by whom.
    by: row.staff_name ?? (row.kind === 'opened' ? '市教育考试院' : '系统'),
    at: row.at.toISOString(),
    ...(row.note === null ? {} : { note: row.note }),
  }
}
