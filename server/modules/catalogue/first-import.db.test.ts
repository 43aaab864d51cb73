import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { importTasks } from '#modules/imports/public.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { ONCE } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({
  mode: 'production',
  at: '2026-11-23T04:00:00.000Z',
  data: 'empty',
  per: 'test',
})
const { folderWith, load } = startCatalogue(application)

const FILE =
  '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码\n王某,居民身份证,11010519491231002X,101000240001,10272,120203K\n'

/** Runs the check and returns the problems in the row of one candidate of 上海财经大学 会计学. */
async function problemsOfCandidate(): Promise<string[]> {
  const id = application.deps.ids.next()
  const { bytes, digest } = await application.deps.files.put(id, Readable.from([FILE]))
  await application.owner.query(
    `insert into staff (id, username, name, password_hash) values ('00000000-0000-7000-8000-000000000001', 'officer', '某', 'x')
     on conflict do nothing`,
  )
  await application.owner.query(
    `insert into import_batches (id, kind, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     values ($1::uuid, 'candidates', 'a.csv', $1::uuid::text, $2, $3, 'uploaded', '00000000-0000-7000-8000-000000000001', now())`,
    [id, bytes, digest],
  )
  await importTasks(application.deps)['check-import']({ batchId: id }, ONCE)
  const batch = await application.owner.query('select state, rows_total from import_batches where id = $1', [
    id,
  ])
  expect(batch.rows).toEqual([{ state: 'checked', rows_total: 1 }])
  const { rows } = await application.owner.query('select problems from import_rows where batch_id = $1', [id])
  await application.owner.query("update import_batches set state = 'discarded' where id = $1", [id])
  return rows[0]?.problems
}

test('CAT-02 a fresh production takes in candidates as soon as its catalogue is loaded', async () => {
  expect(await problemsOfCandidate()).toEqual(['unknown_major'])
  await load(await folderWith())
  expect(await problemsOfCandidate()).toEqual([])
})

test.each([
  [
    'school',
    'schools.csv',
    '10272,上海财经大学,,',
    '10272,上海财经大学,2026-11-23,',
    '10272,上海财经大学,2026-11-24,',
  ],
  [
    'major',
    'majors.csv',
    '120203K,会计学,专升本,,',
    '120203K,会计学,专升本,2026-11-23,',
    '120203K,会计学,专升本,2026-11-24,',
  ],
  [
    'plan',
    'plans.csv',
    '10272,120203K,2024年版,2024-01-01,,',
    '10272,120203K,2024年版,2024-01-01,2026-11-23,',
    '10272,120203K,2024年版,2024-01-01,2026-11-24,',
  ],
])(
  'CAT-02 a %s that is retired takes in nobody from that day on',
  async (_, ...[file, from, today, tomorrow]) => {
    const retired = (to: string) => folderWith({ [file]: (text) => text.replace(from, to) })
    await load(await retired(tomorrow))
    expect(await problemsOfCandidate()).toEqual([])
    await load(await retired(today))
    expect(await problemsOfCandidate()).toEqual(['unknown_major'])
  },
)
