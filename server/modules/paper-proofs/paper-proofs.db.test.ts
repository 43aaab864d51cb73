import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import type { PdfDocument } from '#platform/pdf/pdf-document.ts'
import { createPaperKeys } from '#platform/secrets/paper-keys.ts'
import { fromBase64Url } from '#rulebook/papers/bytes.ts'
import { judgeFile, judgeStatement, type Known } from '#rulebook/papers/judge-paper.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { qrOfPdf } from '#tests/support/qr-of-pdf.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { SECRETS } from '#tests/support/test-deps.ts'
import { issuePaper, lockPapers, type PaperToIssue, printIssued, revokePapers } from './public.ts'

const application = startApplication()
const given = givenIn(application)
let he: Candidate
beforeEach(async () => {
  he = await given.candidate().enter()
})

type Content = Omit<PaperToIssue, 'lock' | 'about'>
const SHEET: Content = {
  kind: 'score_sheet',
  holder: { kind: 'person', name: '陈大祥' },
  summary: '1 门',
  facts: [{ label: '00015', value: '72' }],
}
const about = ['ticket:01a20e72-56c6-7b8e-997e-35a57f691817'] as const
const paper = (at: Date): PdfDocument => ({
  ...{ kind: 'notice', title: '成绩单', issuer: '考籍管理', footer: '成绩单', at },
  blocks: [{ kind: 'facts', facts: [{ label: '姓名', value: '陈大祥' }] }],
})

function issue(content = SHEET, deps = application.deps) {
  return deps.database.transact(deadlineIn(5_000), async (tx) => {
    const lock = await lockPapers(tx, `person:${he.personId}`)
    return issuePaper(tx, deps, { lock, about, ...content })
  })
}

function revoke(of: { kinds?: Content['kind'][]; about?: `ticket:${string}`[] } = {}) {
  return application.deps.database.transact(deadlineIn(5_000), (tx) =>
    revokePapers(tx, {
      ...{ subject: `person:${he.personId}`, reason: 'score_corrected', at: application.clock.now() },
      kinds: of.kinds ?? ['score_sheet'],
      about: of.about ?? [...about],
    }),
  )
}

const known = (): Known => ({
  keys: { publishedAt: application.clock.now(), keys: application.deps.paperKeys.published },
  list: undefined,
  now: application.clock.now(),
})

test('VER-01 a printed paper is genuine by its file and by its code, and its name is masked in both', async () => {
  const issued = await issue()
  const file = await printIssued(application.deps, paper(issued.issuedAt), issued)
  expect(judgeFile(file, known())).toMatchObject({
    kind: 'unlisted',
    content: { holder: '陈*祥', facts: SHEET.facts },
  })
  const scanned = await qrOfPdf(file)
  expect(scanned).toBe(issued.mark.url)
  const statement = fromBase64Url(scanned?.split('#')[1] ?? '') ?? new Uint8Array()
  const verdict = judgeStatement(statement, known())
  expect(verdict).toMatchObject({ kind: 'unlisted', statement: { holder: '陈*祥', summary: '1 门' } })
  expect(file.subarray(-1500).toString('latin1')).toContain('%%EOF')
})

test('VER-01 one byte of a real file changed is noticed, wherever it is', async () => {
  const issued = await issue()
  const file = await printIssued(application.deps, paper(issued.issuedAt), issued)
  const places = [0, 8, file.length - 1, file.length - 2, file.length - 140, file.indexOf('KAOJI-PAPER')]
  for (let place = 1; place < file.length; place += Math.ceil(file.length / 40)) places.push(place)
  for (const place of places) {
    const changed = Buffer.from(file)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(judgeFile(changed, known()).kind, `byte ${place} of ${file.length}`).toBe('refused')
  }
})

test('VER-01 the same content is the same paper and the same file; other content is another paper', async () => {
  const [first, again] = await Promise.all([issue(), issue()])
  expect(again).toEqual(first)
  const [one, two] = [first, again].map((issued) =>
    printIssued(application.deps, paper(issued.issuedAt), issued),
  )
  const [file, other] = await Promise.all([one, two])
  expect(file).toEqual(other)
  expect((await issue({ ...SHEET, summary: '2 门' })).mark.paperNo).not.toBe(first.mark.paperNo)
})

test('VER-02 revocation takes the kinds and matters that it names, once', async () => {
  await issue()
  expect(await revoke({ kinds: ['roster'] })).toBe(0)
  expect(await revoke({ about: ['ticket:01a20e72-0000-7b8e-997e-35a57f691817'] })).toBe(0)
  expect(await revoke()).toBe(1)
  expect(await revoke()).toBe(0)
})

test('VER-02 a score sheet that holds again is a new paper, a receipt stays the revoked one', async () => {
  const sheet = await issue()
  const receipt: Content = { ...SHEET, kind: 'payment_receipt', paperNo: 'SJ2026112700001' }
  const paid = await issue(receipt)
  await revoke({ kinds: ['score_sheet', 'payment_receipt'] })
  expect((await issue()).mark.paperNo).not.toBe(sheet.mark.paperNo)
  expect(await issue(receipt)).toEqual(paid)
})

test('VER-02 a paper is made after a change or revoked by it, however they meet', async () => {
  const { deps } = application
  for (let round = 0; round < 5; round += 1) {
    const summary = `第 ${round} 次`
    await Promise.all([issue({ ...SHEET, summary }), revoke(), issue({ ...SHEET, summary }), revoke()])
  }
  await revoke()
  const { rows } = await application.owner.query(
    'select 1 from papers p where person_id = $1 and not exists (select 1 from paper_revocations r where r.paper_id = p.id)',
    [he.personId],
  )
  expect(rows).toEqual([])
  expect(deps.paperKeys.published).toHaveLength(1)
})

test('VER-02 with a new key the older paper stays, and its file is sealed by the new one', async () => {
  const older = await issue()
  const [first] = SECRETS.paperKeys
  const seed = '77'.repeat(32)
  const since = '2026-11-23T04:00:00Z'
  const from = '2020-01-01T00:00:00Z'
  const change = (entry: object) => ({
    ...application.deps,
    paperKeys: createPaperKeys({
      paperKeys: [
        { ...first, seed: first && 'seed' in first ? first.seed : '', from, ...entry },
        { seed, from: since },
      ],
    }),
  })
  const rotated = change({ until: '2026-11-23T04:05:00Z' })
  const again = await issue(SHEET, rotated)
  expect(again).toEqual(older)
  const file = await printIssued(rotated, paper(again.issuedAt), again)
  const keys = { publishedAt: application.clock.now(), keys: rotated.paperKeys.published }
  expect(judgeFile(file, { ...known(), keys }).kind).toBe('unlisted')
  const stolen = await issue(SHEET, change({ revokedAt: since }))
  expect(stolen.mark.paperNo).not.toBe(older.mark.paperNo)
})

test('VER-01 the register is only added to, and has nobody by name', async () => {
  await issue()
  await revoke()
  const { deps } = application
  const attempt = (statement: string) =>
    expect(application.owner.query(statement)).rejects.toMatchObject({ code: '42501' })
  await attempt('update papers set paper_no = paper_no')
  await attempt('delete from paper_revocations')
  const { rows } = await application.owner.query('select * from papers')
  expect(JSON.stringify(rows.map((row) => ({ ...row, statement: row.statement.toString() })))).not.toContain(
    '陈大祥',
  )
  expect(deps.paperKeys.id).toMatch(/^[0-9a-f]{8}$/)
})
