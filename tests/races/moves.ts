import { expect } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { patiently } from '#tests/support/patiently.ts'
import type { TestApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { type Move, nextStep } from './next-step.ts'

/** Who moves. The first school reviewer and the first of the authority decide; the others get in their way. */
export interface Crew {
  application: TestApplication
  school: Visitor
  colleague: Visitor
  first: Visitor
  second: Visitor
  /** What was acknowledged, as it must stand in the history: `application kind revision`. */
  told: string[]
  /** Answers that are neither done nor refused in words. */
  strange: string[]
}

/** One candidate, with what the newest application of theirs is now. */
export interface Case {
  candidate: Visitor
  seed: number
  credentialIds: string[]
  id: string
  state: string
  revision: number
  draft: DraftView | undefined
  undoId: string | undefined
  isHeld: boolean
}

/** A candidate with a filed application. */
export async function openCase(crew: Crew, candidate: Visitor, seed: number): Promise<Case> {
  const credentialIds: string[] = []
  for (const credential of diploma(seed)) credentialIds.push(await addToWallet(candidate, credential))
  const one = { candidate, seed, credentialIds, id: '', state: 'withdrawn', revision: 0 }
  return fileAnew(crew, { ...one, draft: undefined, undoId: undefined, isHeld: false })
}

/** Does it and notes what was acknowledged. */
export async function act(crew: Crew, one: Case, move: Move): Promise<void> {
  const reply = await patiently(() => send(crew, one, move))
  if (!reply) return
  const { status, body } = reply
  if (status !== 200) {
    if (![401, 403, 404, 409, 422].includes(status)) crew.strange.push(`${move} ${status} ${body.code}`)
    return
  }
  note(crew, { one, move }, body)
}

function note(crew: Crew, { one, move }: { one: Case; move: Move }, body: Record<string, unknown>): void {
  const tell = (kind: string) => crew.told.push(`${one.id} ${kind} ${one.revision}`)
  switch (move) {
    case 'modify':
    case 'refile':
    case 'amend':
      crew.told.push(`filing ${body.filingId}`)
      return
    case 'withdraw':
      return void tell('withdrawn')
    case 'approve':
      return void tell('approved')
    case 'reject':
      return void tell('rejected')
    case 'return':
      return void tell('returned')
    case 'askAmendment':
      return void tell('amendment_asked')
    case 'hold':
      return void tell('held')
    case 'endHold':
      // It names no revision.
      crew.told.push(`${one.id} released`)
      return
    case 'bulk':
      for (const { state } of body.results as { state?: string }[]) if (state !== undefined) tell('approved')
      return
    case 'undo':
      crew.told.push(`${one.id} undone`)
      return
    default:
  }
}

async function send(crew: Crew, one: Case, move: Move) {
  const { school, colleague, first, second } = crew
  const { id, revision, draft, undoId } = one
  const decider = one.state === 'in_review' ? first : school
  const other = one.state === 'in_review' ? second : colleague
  const review = (who: Visitor, what: string, body: object = {}) =>
    who.call('POST', `/api/office/reviews/${id}/${what}`, { body })
  switch (move) {
    case 'modify':
    case 'refile':
    case 'amend':
      return draft && submit(one, draft)
    case 'withdraw':
      return one.candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision } })
    case 'claim':
      return review(other, 'claim')
    case 'release':
      return decider.call('POST', `/api/office/reviews/${id}/release`)
    case 'takeOver':
      return review(other, 'claim', { takeOver: true, reason: '同事请假' })
    case 'approve':
      return review(decider, 'decision', { verdict: 'approve', revision, reasons: [] })
    case 'reject':
      return review(decider, 'decision', {
        verdict: 'reject',
        revision,
        reasons: [{ code: 'image_unreadable' }],
      })
    case 'return':
      return review(decider, 'return', { revision, toLevel: 1, note: '请重新核对证书' })
    case 'askAmendment':
      return review(decider, 'amendment', { revision, days: 7, reasons: [{ code: 'image_unreadable' }] })
    case 'hold':
      return review(decider, 'hold', { revision, note: '等待发证机构回函' })
    case 'endHold':
      return other.call('POST', `/api/office/reviews/${id}/hold/end`)
    case 'bulk':
      return other.call('POST', '/api/office/reviews/decisions', {
        body: { items: [{ id, revision }], verdict: 'approve', reasons: [] },
      })
    case 'askUndo':
      return review(first, 'undo', { reason: '核验有误' })
    case 'undo':
      return (
        undoId &&
        second.call('POST', `/api/office/undo-requests/${undoId}/decision`, { body: { decision: 'approve' } })
      )
    case 'close':
      return void (await crew.application.owner.query(CLOSE, [crew.application.clock.now()]))
    default:
      return move satisfies never
  }
}

const CLOSE = `update windows set period = tstzrange(lower(period), $1)
  where service = 'exemption' and period @> $1::timestamptz and lower(period) < $1`

const submit = ({ candidate }: Case, draft: DraftView) => submitDraft(candidate, draft)

async function fileAnew(crew: Crew, one: Case): Promise<Case> {
  const draft = await fillDraft(one.candidate, { courses: ['03708'], credentialIds: one.credentialIds })
  const { status, body, text } = await submit(one, draft)
  expect([status, text]).toEqual([200, text])
  crew.told.push(`filing ${body.filingId}`)
  // The same photographs, however often it is filed: opened once by those who may decide last.
  const { body: filing } = await one.candidate.call('GET', `/api/portal/filings/${body.filingId}`)
  const [application] = filing.applications as { id: string }[]
  for (const officer of [crew.first, crew.second]) await openPictures(officer, application?.id ?? '')
  return { ...one, id: application?.id ?? '', state: 'pending', revision: 1, draft: undefined }
}

/** What is, as the tables say. */
export async function look({ application }: Crew, one: Case): Promise<void> {
  const { rows } = await application.owner.query<{
    state: string
    revision: number
    held_at: Date | null
    undo_id: string | null
  }>(
    `select a.state, a.revision, a.held_at,
       (select u.id from undo_requests u where u.application_id = a.id and u.state = 'requested') as undo_id
     from applications a where a.id = $1`,
    [one.id],
  )
  const [row] = rows
  const { state, revision, held_at: heldAt, undo_id: undoId } = row ?? {}
  Object.assign(one, { state, revision, undoId: undoId ?? undefined, isHeld: heldAt !== null })
}

/** Brings it, by legal moves, to where that move can be made: the race is about what happens then. */
export async function makeReady(crew: Crew, one: Case, move: Move): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    await look(crew, one)
    const next = nextStep(one, move)
    if (next === undefined) break
    if (next === 'file') Object.assign(one, await fileAnew(crew, one))
    else await prepared(crew, one, next)
  }
  await prepareDraft(one)
  if (one.state === 'pending' || one.state === 'in_review')
    await (one.state === 'pending' ? crew.school : crew.first).call(
      'POST',
      `/api/office/reviews/${one.id}/claim`,
      { body: { takeOver: true, reason: '同事请假' } },
    )
}

const CLAIMED: readonly Move[] = ['approve', 'reject', 'askAmendment', 'hold']

async function prepared(crew: Crew, one: Case, move: Move): Promise<void> {
  if (CLAIMED.includes(move)) {
    const who = one.state === 'in_review' ? crew.first : crew.school
    await who.call('POST', `/api/office/reviews/${one.id}/claim`, {
      body: { takeOver: true, reason: '同事请假' },
    })
  }
  if (move === 'refile' || move === 'amend') await prepareDraft(one)
  await act(crew, one, move)
}

async function prepareDraft(one: Case): Promise<void> {
  const { status, body } = await one.candidate.call('POST', `/api/portal/applications/${one.id}/draft`)
  one.draft = status === 200 ? (body as unknown as DraftView) : undefined
}
