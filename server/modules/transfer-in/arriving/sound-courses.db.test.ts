import { beforeAll, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, checkInbound, type Report } from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { coursesOf, manyRows, PERSONS, rowsLeft, takenIn } from '#tests/support/many-courses.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

const shown = ({ notedRows }: Report) => notedRows.map(({ rowNo }) => rowNo)

test('TRI-01, IMP-01 every course of a file is taken in as it was sent, and the first rows with notes are shown whole', async () => {
  const rows = manyRows('0311')
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(report.batch).toMatchObject({ rowsTotal: rows.length, rowsFaulty: 0 })
  // Row 1 is the header.
  expect(shown(report)).toEqual(Array.from({ length: 50 }, (_, place) => place + 2))
  for (const { cells } of report.notedRows as { cells?: string[] }[]) expect(cells?.[0]).toBe('李四光')
  expect(await rowsLeft(application, id)).toMatchObject({ single: 50, in_runs: rows.length })
  await applyInboundBatch(application, officer, id)
  expect(await takenIn(application, '0311')).toEqual(coursesOf(rows))
  expect(await rowsLeft(application, id)).toEqual({ single: 0, in_runs: 0, words: 0 })
})

test('TRI-01, IMP-01 a file that corrects many records corrects every course, and the same again none', async () => {
  const rows = manyRows('0315')
  const bring = async (text: string) => {
    const { id, report } = await checkInbound(application, officer, text)
    await applyInboundBatch(application, officer, id)
    return report.noteCounts.flatMap(({ note, rows: some }) =>
      note.startsWith('record_') ? [[note, some]] : [],
    )
  }
  await bring(inboundFile(...rows))
  // The last person's record stays as it is.
  const corrected = rows.map((cells, place) => (place < rows.length - 4 ? { ...cells, mark: '100' } : cells))
  const text = inboundFile(...corrected)
  expect(await bring(text)).toEqual([
    ['record_corrects', PERSONS - 1],
    ['record_unchanged', 1],
  ])
  expect(await takenIn(application, '0315')).toEqual(coursesOf(corrected))
  expect(await bring(`${text}\n`)).toEqual([['record_unchanged', PERSONS]])
  expect(await takenIn(application, '0315')).toEqual(coursesOf(corrected))
})

test('TRI-01, IMP-04 a person of whom one row is faulty is set aside whole, and of the others all rows are taken in', async () => {
  const rows = manyRows('0313').map((cells, place) => (place === 5 ? { ...cells, mark: '101' } : cells))
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(shown(report)).toHaveLength(50)
  await officer.call('POST', `/api/office/imports/${id}/set-aside`, { body: { reason: '成绩待转出省核实' } })
  const after = (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report
  expect(after.faultyRows.map(({ rowNo }) => rowNo)).toEqual([6, 7, 8, 9])
  const persons = ({ noteCounts }: Report) => noteCounts.find(({ note }) => note === 'person_unknown')?.rows
  expect([persons(report), persons(after)]).toEqual([PERSONS, PERSONS - 1])
  expect(shown(after)).toEqual([2, 3, 4, 5, ...Array.from({ length: 46 }, (_, place) => place + 10)])
  await applyInboundBatch(application, officer, id)
  const left = coursesOf(manyRows('0313')).filter(({ person }) => person !== 1)
  expect(await takenIn(application, '0313')).toEqual(left)
})

test.each([
  ['some', 3],
  ['all', 0],
])(
  'TRI-01, IMP-01 runs that went missing since the check are noticed, %s of them: nothing is taken in',
  async (which, left) => {
    const rows = manyRows(which === 'all' ? '0314' : '0320')
    const { id } = await checkInbound(application, officer, inboundFile(...rows))
    await application.owner.query('delete from sound_runs where batch_id = $1 and run > $2', [id, left])
    await applyInboundBatch(application, officer, id)
    expect(await takenIn(application, which === 'all' ? '0314' : '0320')).toEqual([])
    const { body } = await officer.call('GET', `/api/office/imports/${id}`)
    expect(body).toMatchObject({ batch: { state: 'checked' } })
  },
)
