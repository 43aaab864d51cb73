import { expect, test, vi } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { anotherNumber } from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed } from '#tests/support/photos.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01 when the disk is full, the officer is not told to make a spreadsheet of the archive', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const put = vi.spyOn(application.deps.vault, 'put').mockRejectedValueOnce(full)
  const person = await given.candidate().enter()
  const { report } = await desk.check([await photoNamed(person.ticketNo)])
  expect(put).toHaveBeenCalled()
  expect(report.batch).toMatchObject({ state: 'unreadable', fault: expect.stringContaining('压缩包') })
  expect(report.batch.fault).not.toContain('XLSX')
})

test('ACC-02 a 证件号码 is kept masked beside a mark, and before an extension that is not taken in', async () => {
  const names = ['123456789.heic', 'AB12345.bmp', '初中/987654321(1).jpg']
  const picture = (await photoNamed('1')).bytes ?? Buffer.alloc(0)
  const files = names.map((name) => ({ name, bytes: picture }))
  const { id, report } = await desk.check(files)
  expect(report.faultyRows.map(({ cells }) => cells[0])).toEqual([
    '123*****9.heic',
    '*******.bmp',
    '初中/987*****1(1).jpg',
  ])
  const { rows } = await application.owner.query<{ text: string }>(
    'select r::text as text from import_rows r where batch_id = $1',
    [id],
  )
  expect(rows).toHaveLength(3)
  for (const { text } of rows) expect(text).not.toMatch(/123456789|AB12345|987654321/)
})

test('IMP-01, ACC-02 no 证件号码 in a name is kept or shown in clear, but in the error file of whoever brought the archive', async () => {
  const person = await given.candidate().enter()
  const [number, passport] = [anotherNumber(), 'E12345678']
  const files = await Promise.all(
    [number, passport, person.idNumber].map((name) => photoNamed(`初中/${name}`)),
  )
  const { id, report } = await desk.check(files)
  expect(report.faultyRows.map(({ cells }) => cells[0])).toEqual([
    `初中/310**************${number.at(-1)}.jpg`,
    '初中/E12*****8.jpg',
  ])
  const { rows } = await application.owner.query<{ text: string }>(
    `select r::text as text from import_rows r where batch_id = $1
     union all select e::text from audit_entries e where subject_id = $1::text`,
    [id],
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const { text } of rows)
    for (const name of [number, passport, person.idNumber]) expect(text).not.toContain(name)
  const namesFor = async (who: Visitor) => {
    const file = await who.call('GET', `/api/office/imports/${id}/errors.xlsx`)
    return (await rowsOfSheet(application, file.bytes)).map(([, name]) => name)
  }
  expect(await namesFor(desk.officer)).toEqual(['文件名', `初中/${number}.jpg`, `初中/${passport}.jpg`])
  expect(await namesFor(await given.officer('score_officer'))).toEqual([
    '文件名',
    ...report.faultyRows.map(({ cells }) => cells[0]),
  ])
})
