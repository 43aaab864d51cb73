import { beforeAll, expect, test } from 'vitest'
import { importTasks, sweepImports } from '#modules/imports/public.ts'
import { newestSitting, sendFile, work } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let officer: Visitor
let sittingId = ''
let ticketNos: string[] = []

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
  const { rows } = await application.owner.query('select ticket_no from tickets order by 1')
  ticketNos = rows.map(({ ticket_no }) => ticket_no)
})

/** A checked batch with a sound and a faulty row. */
async function checked(place: number): Promise<string> {
  const text = `准考证号,课程代码,成绩\n${ticketNos[place]},00015,61\n${ticketNos[place]},00012,161\n`
  const { body } = await sendFile(officer, { kind: 'exam_scores', sittingId, text })
  await work(application, String(body.id))
  return String(body.id)
}

async function leftOf(id: string) {
  const { rows } = await application.owner.query(
    `select (select count(*) from import_rows where batch_id = $1::uuid)::int as rows, (select count(*) from sound_row_blocks where batch_id = $1::uuid)::int as blocks,
       (select count(*) from audit_entries where action = 'import.discard' and subject_id = $1::uuid::text and actor_kind = 'system')::int as told`,
    [id],
  )
  return rows[0]
}

const show = async (id: string) =>
  (await officer.call('GET', `/api/office/imports/${id}`)).body.batch as { state: string; fault?: string }

test('IMP-01 what was checked and not applied in half a year is given up in words, its rows are deleted, and the trail says so', async () => {
  const [old, young] = [await checked(0), await checked(1)]
  const uploadedBefore = (id: string, days: number) =>
    application.owner.query(
      'update import_batches set uploaded_at = $2::timestamptz - make_interval(days => $3) where id = $1',
      [id, application.deps.clock.now(), days],
    )
  await uploadedBefore(old, 181)
  await uploadedBefore(young, 179)
  await sweepImports(application.deps)
  await importTasks(application.deps)['clear-import']({ batchId: old })
  expect(await show(old)).toMatchObject({
    state: 'discarded',
    fault: '上传后 180 天内没有入库，已自动放弃，各行已删除。仍需要的，请重新上传文件。',
  })
  expect(await leftOf(old)).toEqual({ rows: 0, blocks: 0, told: 1 })
  expect(await show(young)).toMatchObject({ state: 'checked' })
  expect(await leftOf(young)).toEqual({ rows: 1, blocks: 1, told: 0 })
})
