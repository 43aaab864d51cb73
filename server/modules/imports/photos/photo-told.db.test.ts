import { beforeAll, expect, test, vi } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { checkPhotos, photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Visitor

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
})

test('IMP-01 when the disk is full, the officer is not told to make a spreadsheet of the archive', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const put = vi.spyOn(application.deps.vault, 'put').mockRejectedValueOnce(full)
  const person = await given.candidate().enter()
  const { report } = await checkPhotos(application, officer, [await photoNamed(person.ticketNo)])
  expect(put).toHaveBeenCalled()
  expect(report.batch).toMatchObject({ state: 'unreadable', fault: expect.stringContaining('压缩包') })
  expect(report.batch.fault).not.toContain('XLSX')
})

test('ACC-02 a 证件号码 is kept masked beside a mark, and before an extension that is not taken in', async () => {
  const names = ['123456789.heic', 'AB12345.bmp', '初中/987654321(1).jpg']
  const picture = (await photoNamed('1')).bytes ?? Buffer.alloc(0)
  const files = names.map((name) => ({ name, bytes: picture }))
  const { id, report } = await checkPhotos(application, officer, files)
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
