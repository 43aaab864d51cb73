import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let he: Candidate
let filingId: string

beforeEach(async () => {
  he = await given.candidate().enter()
  filingId = (await fileExemption(he, { courses: ['03708', '03709'], seed: 1 })).filingId
})

const receipt = (visitor: Visitor) => visitor.call('GET', `/api/portal/filings/${filingId}/receipt`)

test('APP-08 the receipt is a PDF of exactly what was filed, with number, time and digest', async () => {
  const { body: filing } = await he.call('GET', `/api/portal/filings/${filingId}`)
  const answer = await receipt(he)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining(`receipt-${filing.receiptNo}.pdf`),
    'cache-control': 'private, no-store',
  })
  const text = (await pagesOfPdf(answer.bytes)).join('\n')
  const { rows: images } = await application.owner.query<{ digest: Buffer }>(
    'select distinct digest from evidence_images',
  )
  expect(images).toHaveLength(2)
  const told = [
    ...[filing.receiptNo, filing.ticketNo, filing.digest, '2026年11月23日 12:00', he.name, '演示数据'],
    ...['1. 免考 03708', '2. 免考 03709', '102465201005000001', '2010年7月1日', 'ABCD000000000001'],
    ...images.map(({ digest }) => digest.toString('hex')),
  ]
  for (const word of told) expect(text).toContain(String(word))
  expect(text).not.toContain(he.idNumber)
})

test('APP-08 it stays as it was filed, byte for byte, whatever becomes of the application and the wallet', async () => {
  const before = await receipt(he)
  const { body } = await he.call('GET', `/api/portal/filings/${filingId}`)
  const [first] = body.applications as { id: string; revision: number }[]
  const { id, revision } = first ?? { id: '', revision: 0 }
  const left = await he.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision } })
  expect(left.status).toBe(200)
  expect((await receipt(he)).bytes.equals(before.bytes)).toBe(true)
})

test('APP-01, APP-08 the receipt of a correction names the 须知 that was read, not one that came since', async () => {
  const { rows } = await application.owner.query<{ version: number }>(
    `insert into text_versions (key, version, body, edited_at)
     select key, version + 1, body, edited_at from text_versions where key = 'noticeExemption' order by version desc limit 1
     returning version`,
  )
  const { body: filing } = await he.call('GET', `/api/portal/filings/${filingId}`)
  const [first] = filing.applications as { id: string }[]
  const { body: draft } = await he.call('POST', `/api/portal/applications/${first?.id}/draft`)
  const filed = await submitDraft(he, draft as unknown as DraftView)
  filingId = String(filed.body.filingId)
  const text = (await pagesOfPdf((await receipt(he)).bytes)).join('\n')
  expect(text).toContain(`考生须知（第 ${(rows[0]?.version ?? 0) - 1} 版）`)
})

test('APP-08 another candidate gets the same answer as for one that there is not', async () => {
  const other = await receipt(await given.candidate().enter())
  const none = await he.call('GET', '/api/portal/filings/01a20e72-56c6-7b8e-997e-35a57f691817/receipt')
  expect([other.status, other.body.code]).toEqual([404, 'not_found'])
  expect([none.status, none.body.code]).toEqual([404, 'not_found'])
})

test('APP-08 nothing is printed of a filing that was tampered with: neither another content nor another digest', async () => {
  const change = (set: string) =>
    application.owner.query(`update application_revisions set ${set} where filing_id = $1`, [filingId])
  for (const table of ['application_revisions', 'filings'])
    await application.owner.query(`alter table ${table} disable trigger user`)
  await application.owner.query('alter table application_revisions add column kept bytea')
  await change('kept = filed_cipher')
  await change('filed_cipher = set_byte(filed_cipher, 40, (get_byte(filed_cipher, 40) + 1) % 256)')
  const broken = await receipt(he)
  expect([broken.status, broken.body.code]).toEqual([503, 'filing_damaged'])
  expect(broken.text).toContain('考籍科')
  await change('filed_cipher = kept')
  await application.owner.query('update filings set digest = $2 where id = $1', [filingId, Buffer.alloc(32)])
  expect((await receipt(he)).body.code).toBe('filing_damaged')
})

test('APP-08 too many at once are told to come back', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => receipt(he)))
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
})
