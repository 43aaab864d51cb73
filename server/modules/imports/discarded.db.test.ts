import { beforeAll, expect, test } from 'vitest'
import { sweepImports } from '#modules/imports/public.ts'
import {
  newestSitting,
  sendCorrected,
  sendFile,
  sendSecond,
  work,
  workApply,
  workRollBack,
} from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer
let other: Officer
let sittingId = ''
let ticketNo = ''

beforeAll(async () => {
  officer = await given.officer('score_officer')
  other = await given.officer('score_officer')
  sittingId = await newestSitting(application)
  ticketNo = (await given.candidate().enter()).ticketNo
})

let mark = 0
const file = () => {
  mark += 1
  return `准考证号,课程代码,成绩\n${ticketNo},00015,${mark}\n`
}

async function checked(more: { double?: 'yes' } = {}): Promise<string> {
  const { body } = await sendFile(officer, { kind: 'exam_scores', sittingId, text: file(), ...more })
  await work(application, String(body.id))
  return String(body.id)
}

const batchOf = async (id: string) => (await officer.call('GET', `/api/office/imports/${id}`)).body.batch
const ended = () => ({
  state: 'discarded',
  discardedBy: other.name,
  discardedAt: application.clock.now().toISOString(),
})

test('IMP-01 a batch says who discarded it, and when: by hand, by a corrected file, or with the first of two entries', async () => {
  const [byHand, replaced] = [await checked(), await checked()]
  expect(Object.keys((await batchOf(byHand)) as object)).not.toContain('discardedAt')
  expect((await other.call('POST', `/api/office/imports/${byHand}/discard`)).status).toBe(200)
  expect(await batchOf(byHand)).toMatchObject(ended())
  expect((await sendCorrected(other, replaced, file())).status).toBe(200)
  expect(await batchOf(replaced)).toMatchObject(ended())
  const first = await checked({ double: 'yes' })
  const { body } = await sendSecond(other, first, file())
  expect((await other.call('POST', `/api/office/imports/${first}/discard`)).status).toBe(200)
  expect(await batchOf(String(body.id))).toMatchObject(ended())
})

test('IMP-01 a batch that was given up says when, and names nobody', async () => {
  const id = await checked()
  const at = application.clock.now()
  await application.owner.query(
    "update import_batches set uploaded_at = $2::timestamptz - interval '181 days' where id = $1",
    [id, at],
  )
  await sweepImports(application.deps)
  const batch = await batchOf(id)
  expect(batch).toMatchObject({ state: 'discarded', discardedAt: at.toISOString() })
  expect(Object.keys(batch as object)).not.toContain('discardedBy')
})

test('IMP-01 a batch that was rolled back says by whom', async () => {
  const id = await checked()
  expect((await officer.call('POST', `/api/office/imports/${id}/apply`)).status).toBe(200)
  await workApply(application, id)
  const body = { reason: '文件选错了，重新上传' }
  expect((await other.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
  await workRollBack(application, id)
  expect(await batchOf(id)).toMatchObject({ state: 'rolled_back', rolledBackBy: other.name })
})
