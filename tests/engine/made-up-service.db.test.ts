import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { undoDecision } from '#tests/support/undo.ts'
import { madeUpService } from './made-up-service.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let candidate: Candidate
let school: Officer
let authority: Officer

beforeEach(async () => {
  Object.assign(application.deps, { services: { exemption: madeUpService(application.deps) } })
  candidate = await given.candidate().enter()
  school = await given.officer('school_reviewer', '10272')
  authority = await given.officer('authority_reviewer')
})

async function file(): Promise<{ id: string; filingId: string }> {
  const credentialIds: string[] = []
  for (const credential of diploma(1)) credentialIds.push(await addToWallet(candidate, credential))
  const draft = await fillDraft(candidate, { courses: ['13000', '04184'], credentialIds })
  const { body, text } = await submitDraft(candidate, draft)
  const filing = await candidate.call('GET', `/api/portal/filings/${body.filingId}`)
  const [{ id } = { id: text }] = filing.body.applications as { id: string }[]
  return { id, filingId: String(body.filingId) }
}

async function decide(officer: Officer, id: string, decision: object) {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  const { revision } = body.item as { revision: number }
  return officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision, reasons: [], ...decision },
  })
}

async function ticketState(): Promise<string | undefined> {
  const { rows } = await application.owner.query<{ state: string }>(
    'select state from tickets where id = $1',
    [candidate.ticketId],
  )
  return rows[0]?.state
}

async function givenScores(): Promise<string[]> {
  const { rows } = await application.owner.query<{ one: string }>(
    `select course_code || ' ' || state as one from scores where person_id = $1 and application_id is not null order by 1`,
    [candidate.personId],
  )
  return rows.map(({ one }) => one)
}

test('APP-01 a draft begins with what the service makes of the record', async () => {
  const { body } = await candidate.call('GET', '/api/portal/services/exemption')
  const { version } = body.notice as { version: number }
  const begun = await candidate.call('POST', '/api/portal/services/exemption/draft', {
    body: { noticeVersion: version },
  })
  expect(begun.body.form).toMatchObject({ courses: [candidate.ticketNo.slice(-5)] })
})

test('APP-08 table, prose, photograph and credential are filed, shown at the desk, and printed on the receipt', async () => {
  const { id, filingId } = await file()
  const { body } = await school.call('GET', `/api/office/reviews/${id}`)
  const { sections } = body.filed as { sections: { kind: string }[] }
  expect(sections.map(({ kind }) => kind)).toEqual(['facts', 'table', 'prose', 'pictures', 'credentials'])
  expect(body.advice).toMatchObject({ title: '编造的规定', sections: [{ kind: 'table' }] })
  // The photograph is no credential, and its reviewer may look at it all the same.
  const { pictures } = sections.find(({ kind }) => kind === 'pictures') as unknown as {
    pictures: { images: { id: string }[] }[]
  }
  const image = await school.call('GET', `/api/office/images/${pictures[0]?.images[0]?.id}`)
  expect(image.status).toBe(200)
  const receipt = await candidate.call('GET', `/api/portal/filings/${filingId}/receipt`)
  const text = (await pagesOfPdf(Buffer.from(receipt.bytes))).join('\n')
  for (const words of ['自我鉴定', '认真学习', '13000', '成绩未显示', '照片']) expect(text).toContain(words)
})

test('APP-04 an effect at the filing, taken back by the rejection; the fault stands at its field', async () => {
  const { id } = await file()
  expect(await ticketState()).toBe('transferring_out')
  const place = { kind: 'field', section: 'person', field: 'phone' }
  const rejected = await decide(school, id, {
    verdict: 'reject',
    reasons: [{ code: 'other', place }],
    note: '电话打不通',
  })
  expect([rejected.status, rejected.text]).toEqual([200, rejected.text])
  expect(await ticketState()).toBe('active')
  const draft = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  expect(draft.body.faults).toMatchObject([{ code: 'other', place }])
  expect((await submitDraft(candidate, draft.body as unknown as DraftView)).status).toBe(200)
  expect(await ticketState()).toBe('transferring_out')
})

test('EXM-03, REV-06 one approval gives two scores, and undoing it voids both', async () => {
  const { id } = await file()
  await decide(school, id, { verdict: 'approve' })
  const approved = await decide(authority, id, { verdict: 'approve' })
  expect(approved.body).toEqual({ state: 'approved' })
  expect(await givenScores()).toEqual(['00015 valid', '03708 valid'])
  const asked = await authority.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '误点了通过' },
  })
  const second = await given.officer('authority_reviewer')
  const agreed = await second.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect([agreed.status, agreed.text]).toEqual([200, agreed.text])
  expect(await givenScores()).toEqual(['00015 void', '03708 void'])
})

test('APP-10 a correction of another subject is refused by the engine, whatever the service says', async () => {
  const { id } = await file()
  const { body } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  const service = madeUpService(application.deps)
  const examine: typeof service.examine = async (tx, question) => {
    const { items, problems } = await service.examine(tx, question)
    return { problems, items: items.map((item) => ({ ...item, subject: 'something else' })) }
  }
  Object.assign(application.deps, { services: { exemption: { ...service, examine } } })
  const refused = await submitDraft(candidate, body as unknown as DraftView)
  expect(refused.body).toMatchObject({ code: 'draft_incomplete', problems: [{ code: 'other_subject' }] })
})

/** Files, and has the school reject it: nothing but the undoing is left. */
async function rejected(): Promise<string> {
  const { id } = await file()
  const reason = { code: 'other', place: { kind: 'field', section: 'person', field: 'phone' } }
  await decide(school, id, { verdict: 'reject', reasons: [reason], note: '电话打不通' })
  return id
}

function replaceInService(
  parts: Partial<Pick<ReturnType<typeof madeUpService>, 'preconditions' | 'whyNotReopen'>>,
) {
  const service = { ...madeUpService(application.deps), ...parts }
  Object.assign(application.deps, { services: { exemption: service } })
}

async function stateOf(id: string): Promise<string | undefined> {
  const { rows } = await application.owner.query<{ state: string }>(
    'select state from applications where id = $1',
    [id],
  )
  return rows[0]?.state
}

test('REV-06, EXM-05 the engine asks the preconditions of any service before the undoing of a rejection opens an application', async () => {
  const id = await rejected()
  const asked: unknown[] = []
  replaceInService({
    preconditions: async (_tx, { ticket, reopens }) => {
      asked.push([ticket.no, reopens?.id])
      return [
        { text: '准考证为在籍状态。', met: true },
        { text: '您还没有缴费。', met: false },
      ]
    },
  })
  const refused = await undoDecision(given, id)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
  expect(refused.text).toContain('办理页面的提示是「您还没有缴费。」请先解决，再撤销。')
  expect(asked).toEqual([[candidate.ticketNo, id]])
  expect([await stateOf(id), await ticketState()]).toEqual(['rejected', 'active'])
})

test('REV-06 the engine asks any service what stands against an application that opens again, with its person locked', async () => {
  const id = await rejected()
  const asked: unknown[] = []
  replaceInService({
    whyNotReopen: async (_tx, { undoes, personId }) => {
      const unlocked = await application.owner.query(
        'select from persons where id = $1 for no key update skip locked',
        [personId],
      )
      asked.push([undoes, unlocked.rowCount])
      return '另一份正在办理。'
    },
  })
  expect((await undoDecision(given, id)).body).toMatchObject({ text: '不能撤销：另一份正在办理。' })
  expect(asked).toEqual([['rejected', 0]])
  expect(await stateOf(id)).toBe('rejected')
})

test('REV-06 the undoing of an approval asks what stands against the application, and not the preconditions', async () => {
  const { id } = await file()
  await decide(school, id, { verdict: 'approve' })
  await decide(authority, id, { verdict: 'approve' })
  const asked: unknown[] = []
  replaceInService({
    preconditions: async () => [{ text: '您正在办理本市转出。', met: false }],
    whyNotReopen: async (_tx, { undoes }) => {
      asked.push(undoes)
      return undefined
    },
  })
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
  expect(asked).toEqual(['approved'])
})

test('REV-06 the undoing of a level that passed an application asks nothing, because it was open all along', async () => {
  const { id } = await file()
  await decide(school, id, { verdict: 'approve' })
  replaceInService({
    preconditions: async () => [{ text: '您正在办理本市转出。', met: false }],
    whyNotReopen: async () => '另一份正在办理。',
  })
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
  expect(await stateOf(id)).toBe('pending')
})
