import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { typedFrom, verifierOf, wordOf } from '#tests/support/verifier.ts'
import { issuePaper, lockPapers, printIssued } from './public.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const employer = verifierOf(application)
let he: Candidate
beforeEach(async () => {
  he = await given.candidate().enter()
})

const sheetOf = async (who = he) =>
  (await who.call('GET', '/api/portal/scores/paper?tickets=active&scores=all')).bytes
const receiptOf = async (filingId: string) =>
  (await he.call('GET', `/api/portal/filings/${filingId}/receipt`)).bytes
/** A 《毕业生登记表》, which lists scores too, of whichever application. */
async function formOf({ personId, name }: Candidate) {
  const { deps } = application
  const issued = await deps.database.transact(deadlineIn(5_000), async (tx) =>
    issuePaper(tx, deps, {
      ...{ lock: await lockPapers(tx, `person:${personId}`), kind: 'registration_form' },
      about: [`application:${deps.ids.next()}`],
      ...{ holder: { kind: 'person', name }, summary: '审核通过', facts: [] },
    }),
  )
  const document = { kind: 'notice', title: '毕业生登记表', issuer: '考籍管理', footer: '登记表' } as const
  return printIssued(deps, { ...document, at: issued.issuedAt, blocks: [] }, issued)
}
const find = (body: object) => employer.stranger.call('POST', '/api/papers/find', { body })

test('VER-01, APP-08 a receipt is genuine by its file and its code; who withdraws has it revoked at once', async () => {
  const { filingId } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const { body } = await he.call('GET', `/api/portal/filings/${filingId}`)
  const receipt = await receiptOf(filingId)
  const verdict = await employer.file(receipt)
  expect(wordOf(verdict)).toBe('genuine')
  expect(verdict).toMatchObject({ statement: { paperNo: body.receiptNo, kind: 'filing_receipt' } })
  expect(JSON.stringify(verdict)).not.toContain(he.name)
  expect(wordOf(await employer.print(receipt))).toBe('genuine')
  const [first] = body.applications as { id: string; revision: number }[]
  await he.call('POST', `/api/portal/applications/${first?.id}/withdraw`, {
    body: { revision: first?.revision },
  })
  expect(wordOf(await employer.file(receipt))).toBe('revoked: application_ended')
  expect(wordOf(await employer.print(await receiptOf(filingId)))).toBe('revoked: application_ended')
})

test('VER-02 a receipt that is printed for the first time after the withdrawal is revoked from the beginning', async () => {
  const { filingId } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const { body } = await he.call('GET', `/api/portal/filings/${filingId}`)
  const [first] = body.applications as { id: string; revision: number }[]
  await he.call('POST', `/api/portal/applications/${first?.id}/withdraw`, {
    body: { revision: first?.revision },
  })
  expect(wordOf(await employer.file(await receiptOf(filingId)))).toBe('revoked: application_ended')
})

test('SCO-05, VER-02 a corrected score revokes the papers that may show it, at once; the next one holds', async () => {
  const [before, form] = [await sheetOf(), await formOf(he)]
  expect(wordOf(await employer.file(before))).toBe('genuine')
  expect(wordOf(await employer.file(form))).toBe('genuine')
  const other = await given.candidate().enter()
  const untouched = [await sheetOf(other), await formOf(other)]
  const { rows } = await application.owner.query<{ id: string; mark: number }>(
    'select id, mark from scores where ticket_id = $1 and mark is not null limit 1',
    [he.ticketId],
  )
  const [officer, supervisor] = [
    await given.officer('score_officer'),
    await given.officer('record_supervisor'),
  ]
  const newOutcome = { kind: 'marked', mark: (rows[0]?.mark ?? 0) - 1 }
  const asked = await officer.call('POST', '/api/office/corrections', {
    body: { personId: he.personId, scoreId: rows[0]?.id, newOutcome, reason: '复核后减 1 分' },
  })
  expect(wordOf(await employer.file(before))).toBe('genuine')
  expect(asked.status, asked.text).toBe(200)
  const decided = await supervisor.call('POST', `/api/office/corrections/${asked.body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect(decided.status, decided.text).toBe(200)
  for (const verdict of [
    await employer.file(before),
    await employer.print(before),
    await employer.file(form),
  ])
    expect(wordOf(verdict)).toBe('revoked: score_corrected')
  for (const paper of untouched) expect(wordOf(await employer.file(paper))).toBe('genuine')
  expect(wordOf(await employer.file(await sheetOf()))).toBe('genuine')
})

test('SCO-05 the 成绩单 shows its verifier what it says, and comes as the same file', async () => {
  const sheet = await sheetOf()
  const verdict = await employer.file(sheet)
  const text = JSON.stringify(verdict)
  expect(text).toContain('13887')
  expect(text).toContain(he.ticketNo)
  for (const secret of [he.name, he.idNumber]) expect(text).not.toContain(secret)
  expect((await sheetOf()).equals(sheet)).toBe(true)
})

test('VER-01 number and code from the foot of the paper find it, in every way in which people type them', async () => {
  const text = (await pagesOfPdf(await sheetOf())).join('\n')
  const { paperNo, code } = typedFrom(text)
  const found = await find({ paperNo, code })
  expect(found.status).toBe(200)
  expect(Object.keys(found.body)).toEqual(['statement'])
  const spelt = { paperNo: ` ${paperNo.toLowerCase()} `, code: code.replaceAll('-', ' ').toLowerCase() }
  expect((await find(spelt)).body).toEqual(found.body)
})

test('VER-01 a wrong code and an unknown number are one answer, and few tries a minute', async () => {
  const { paperNo, code } = typedFrom((await pagesOfPdf(await sheetOf())).join('\n'))
  const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
  const answers = [
    await find({ paperNo, code: wrong }),
    await find({ paperNo: 'CJ20200101AAAAAAAA', code }),
    await find({ paperNo: 'x', code: 'y' }),
  ]
  const said = answers.map(({ status, body: { reference: _, ...body } }) => ({ status, body }))
  expect(said[0]).toMatchObject({ status: 404, body: { code: 'paper_not_found' } })
  expect(said).toEqual([said[0], said[0], said[0]])
  const flood = await Promise.all(Array.from({ length: 12 }, () => find({ paperNo, code })))
  expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
})

test('VER-02 what is published names nobody and no number', async () => {
  const sheet = await sheetOf()
  const { paperNo } = typedFrom((await pagesOfPdf(sheet)).join('\n'))
  const list = await employer.stranger.call('GET', '/.well-known/kaoji-revoked-papers.json')
  expect(list.headers).toMatchObject({ 'cache-control': 'public, no-cache' })
  const keys = await employer.stranger.call('GET', '/.well-known/kaoji-paper-keys.json')
  for (const { text } of [list, keys])
    for (const word of [paperNo, he.name, he.personId]) expect(text).not.toContain(word)
  expect(keys.text).not.toContain('seed')
})
