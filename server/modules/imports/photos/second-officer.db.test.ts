import { expect, test } from 'vitest'
import { sendCorrected, work } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { zipOf } from '#tests/support/zip.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01 whoever uploads photographs does not apply them, whatever they do; another officer does', async () => {
  const { id, report } = await desk.check(await photosOf([await given.candidate().enter()]))
  expect(report.isForAnother).toBe(true)
  const own = await desk.officer.call('POST', `/api/office/imports/${id}/apply`)
  expect([own.status, own.body.code]).toEqual([403, 'second_person'])
  expect((await desk.second.call('GET', `/api/office/imports/${id}`)).body.isForAnother).toBe(false)
  await desk.orderApply(id)
})

test('IMP-01 the table itself takes no photographs that one officer alone brings in', async () => {
  const { id } = await desk.check(await photosOf([await given.candidate().enter()]))
  const alone = application.owner.query(
    "update import_batches set state = 'applied', applied_by = uploaded_by, applied_at = now() where id = $1",
    [id],
  )
  await expect(alone).rejects.toMatchObject({ code: '23514' })
})

test('IMP-01 who uploads a corrected archive is who uploaded it', async () => {
  const person = await given.candidate().enter()
  const { id } = await desk.check([{ name: '李四.jpg' }, ...(await photosOf([person]))])
  const { body } = await sendCorrected(desk.second, id, zipOf(await photosOf([person])))
  const corrected = String(body.id)
  await work(application, corrected)
  expect((await desk.second.call('POST', `/api/office/imports/${corrected}/apply`)).body.code).toBe(
    'second_person',
  )
  await desk.lookThrough(corrected, desk.officer)
  expect((await desk.officer.call('POST', `/api/office/imports/${corrected}/apply`)).status).toBe(200)
})
