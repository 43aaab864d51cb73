import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fileExemption, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { type FaultKind, type Faults, interceptQueries } from '#tests/support/faults.ts'
import { givenIn } from '#tests/support/given.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { failEachCall, type UseCase } from './nth-failure.ts'

const application = startApplication()
const given = givenIn(application)
let faults: Faults
let candidate: Visitor
let school: Visitor
let first: Visitor
let second: Visitor
let seed = 0

beforeAll(async () => {
  school = await signInStaff(application, 'sufe-review')
  first = await signInStaff(application, 'review1')
  second = await signInStaff(application, 'review2')
  faults = interceptQueries()
})
afterAll(() => faults.restore())

type Draft = Pick<DraftView, 'id' | 'version' | 'correction'>

const COURSES = ['03708', '03709']
const submit = (draft: Draft) => submitDraft(candidate, draft)
const claim = (who: Visitor, id: string) =>
  who.call('POST', `/api/office/reviews/${id}/claim`, { body: { takeOver: true, reason: '同事请假' } })
const decide = (who: Visitor, id: string, verdict: 'approve' | 'reject') =>
  who.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { verdict, revision: 1, reasons: verdict === 'reject' ? [{ code: 'image_unreadable' }] : [] },
  })

/** Somebody else each time: how often one person files is counted by the minute, and what is tried here takes many. */
async function anotherCandidate(): Promise<void> {
  candidate = await given.candidate().enter()
  seed += 1
}

async function draftOfTwo(): Promise<Draft> {
  await anotherCandidate()
  const credentialIds: string[] = []
  for (const credential of diploma(seed)) credentialIds.push(await addToWallet(candidate, credential))
  return fillDraft(candidate, { courses: COURSES, credentialIds })
}

async function filed(): Promise<string> {
  await anotherCandidate()
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed })
  return ids[0] ?? ''
}

async function claimedBy(who: Visitor): Promise<string> {
  const id = await filed()
  await claim(school, id)
  if (who !== school) {
    await decide(school, id, 'approve')
    await claim(who, id)
    await openPictures(who, id)
  }
  return id
}

async function approved(): Promise<string> {
  const id = await claimedBy(first)
  await decide(first, id, 'approve')
  return id
}

async function undoAsked(): Promise<string> {
  const id = await approved()
  const body = { reason: '核验有误' }
  return String((await first.call('POST', `/api/office/reviews/${id}/undo`, { body })).body.id)
}

async function correction(): Promise<Draft> {
  const id = await filed()
  const { body } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  return body as unknown as DraftView
}

const CASES = {
  'submit a draft with two courses': { prepare: draftOfTwo, act: submit, again: [200] },
  modify: { prepare: correction, act: submit, again: [200] },
  withdraw: {
    prepare: filed,
    act: (id: string) =>
      candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } }),
    again: [409],
  },
  'approve at the last level': {
    prepare: () => claimedBy(first),
    act: (id: string) => decide(first, id, 'approve'),
    again: [409],
  },
  reject: {
    prepare: () => claimedBy(school),
    act: (id: string) => decide(school, id, 'reject'),
    again: [409],
  },
  undo: {
    prepare: undoAsked,
    act: (id: string) =>
      second.call('POST', `/api/office/undo-requests/${id}/decision`, { body: { decision: 'approve' } }),
    again: [409],
  },
} as const satisfies Record<string, UseCase<never> | UseCase<string> | UseCase<Draft>>

const KINDS: readonly FaultKind[] = ['cut', 'error', 'lost']

test.each(Object.entries(CASES))(
  'APP-06, REV-06 %s: whichever call fails, it is done once or not at all',
  async (...[, useCase]) => {
    for (const kind of KINDS) {
      const calls = await failEachCall({ application, faults }, useCase as UseCase<unknown>, kind)
      expect(calls).toBeGreaterThan(kind === 'lost' ? 0 : 6)
    }
  },
  60_000,
)
