import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { beginDraft, keepDraft, submit, type TicketHolder } from '#modules/applications/public.ts'
import { enterAnswer, makePackages, signDeparture } from '#modules/departures/public.ts'
import { claim, decide } from '#modules/reviews/public.ts'
import { viewChoices } from '#modules/transfer-out/public.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import type { Deps } from '#server/deps.ts'
import { findApplicant } from '../applicant.store.ts'
import { asCandidate, asOfficer, type SampleOfficer, SEED_LIMIT_MS } from '../sample-calls.ts'
import { findStaffIdsByUsername } from '../staff-ids.store.ts'
import { findTransfer } from './departing.store.ts'
import { DEPARTING_PERSONAS, type DepartureStage } from './departing-personas.ts'

const STAGES: readonly DepartureStage[] = ['filed', 'to_sign', 'signed', 'sent', 'returned']
/** So many scores go. */
const SCORES = 3

/** Brings the transfer-out of each persona to its stage, once and through the same use cases as real ones. */
export async function seedDepartures(deps: Deps): Promise<void> {
  for (const { idNumber, stage } of DEPARTING_PERSONAS) {
    const index = idNumberIndex(deps.cipher, idNumber)
    const ticket = await read(deps, (tx) => findApplicant(tx, index))
    if (!ticket || ticket.hasApplied) continue
    await bringTo(deps, { ticket, stage }).catch((error: unknown) => {
      // In an old demonstration the window may have closed: the start then goes on without the sample.
      if (!(error instanceof Refusal)) throw error
    })
  }
}

type Ticket = NonNullable<Awaited<ReturnType<typeof findApplicant>>>

async function bringTo(
  deps: Deps,
  { ticket, stage }: { ticket: Ticket; stage: DepartureStage },
): Promise<void> {
  const isAt = (one: DepartureStage) => STAGES.indexOf(stage) >= STAGES.indexOf(one)
  const { school, authority, registrar } = await officers(deps, ticket)
  const candidate = { personId: ticket.personId, ticket: { id: ticket.id, no: ticket.no } }
  await asCandidate(deps, candidate, (call) => file(deps, call, stage))
  if (!isAt('to_sign')) return
  await approve(deps, school, ticket)
  await approve(deps, authority, ticket)
  if (isAt('signed'))
    await asOfficer(deps, registrar, async (call) => signDeparture(deps, call, await departure(deps, ticket)))
  if (isAt('sent'))
    await asOfficer(deps, authority, async (call) =>
      makePackages(deps, call, { departures: [await departure(deps, ticket)] }),
    )
  if (isAt('returned'))
    await asOfficer(deps, authority, async (call) =>
      enterAnswer(deps, call, { ...(await departure(deps, ticket)), answer: RETURNED }),
    )
}

const RETURNED = { kind: 'returned', note: '苏教考函〔2026〕17号：转入准考证号与考生姓名不符' } as const

async function officers(deps: Deps, { schoolId }: Ticket): Promise<Record<Office, SampleOfficer>> {
  const ids = await read(deps, (tx) => findStaffIdsByUsername(tx, ['sufe-review', 'review1', 'sufe']))
  const scope = { kind: 'school', schoolId } as const
  const id = (username: string) => ids.get(username) ?? ''
  return {
    school: { staffId: id('sufe-review'), role: 'school_reviewer', scope },
    authority: { staffId: id('review1'), role: 'authority_reviewer', scope: { kind: 'authority' } },
    registrar: { staffId: id('sufe'), role: 'school_registrar', scope },
  }
}

type Office = 'school' | 'authority' | 'registrar'

const DESTINATION = {
  province: '江苏省',
  level: 'benke',
  reason: '工作调动到苏州市。',
  phone: '19900001234',
} as const
const LISTED = { majorFrom: 'list', majorCode: '120203K', majorName: '会计学' } as const
const TYPED = { majorFrom: 'typed', majorCode: '', majorName: '大数据与会计' } as const

async function file(deps: Deps, call: Call<TicketHolder>, stage: DepartureStage): Promise<void> {
  const begun = await beginDraft(deps, call, { service: 'transfer-out', noticeVersion: 1 })
  const { scores } = await viewChoices(deps, call)
  const may = scores.filter(({ why, theory }) => why === undefined && theory === undefined)
  const form: TransferOutForm = {
    service: 'transfer-out',
    ...DESTINATION,
    ...(stage === 'filed' ? TYPED : LISTED),
    otherTicketNo: `32010523${String(STAGES.indexOf(stage) + 21).padStart(4, '0')}`,
    scores: may.slice(0, SCORES).map(({ id }) => id),
  }
  const kept = await keepDraft(deps, call, { id: begun.id, version: begun.version, form })
  await submit(deps, call, { id: kept.id, version: kept.version })
}

async function approve(deps: Deps, officer: SampleOfficer, ticket: Ticket): Promise<void> {
  const { id } = await transfer(deps, ticket)
  await asOfficer(deps, officer, async (call) => {
    await claim(deps, call, { id, takeOver: false })
    await decide(deps, call, { id, revision: 1, verdict: 'approve', reasons: [] })
  })
}

async function departure(deps: Deps, ticket: Ticket): Promise<{ id: string; version: number }> {
  const { departureId, version } = await transfer(deps, ticket)
  return { id: departureId ?? '', version: version ?? 0 }
}

async function transfer(deps: Deps, { id }: Ticket) {
  const found = await read(deps, (tx) => findTransfer(tx, id))
  if (!found) throw new Error('The sample transfer-out was not filed')
  return found
}

function read<T>(deps: Deps, ask: Parameters<typeof deps.database.read<T>>[1]): Promise<T> {
  return deps.database.read(deadlineIn(SEED_LIMIT_MS), ask)
}
