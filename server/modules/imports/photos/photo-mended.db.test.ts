import { expect, test } from 'vitest'
import { sendCorrected, sendFile, work } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { zipOf } from '#tests/support/zip.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01 faulty photographs are set aside, and the others applied', async () => {
  const person = await given.candidate().enter()
  const { id } = await desk.check([await photoNamed(person.ticketNo), await photoNamed('李四')])
  expect((await desk.second.call('POST', `/api/office/imports/${id}/apply`)).body.code).toBe(
    'import_has_problems',
  )
  const body = { reason: '文件名不对，另行补入' }
  expect((await desk.officer.call('POST', `/api/office/imports/${id}/set-aside`, { body })).status).toBe(200)
  await desk.orderApply(id)
})

test('IMP-04 the corrected archive takes the place of the faulty one, and schools bring in none', async () => {
  const person = await given.candidate().enter()
  const file = await photoNamed(person.ticketNo)
  const { id } = await desk.check([file, await photoNamed('李四')])
  const sent = await sendCorrected(desk.officer, id, zipOf([file]))
  expect([sent.status, sent.text]).toEqual([200, sent.text])
  await work(application, String(sent.body.id))
  expect((await desk.reportOf(id)).batch.state).toBe('discarded')
  expect((await desk.reportOf(String(sent.body.id))).batch).toMatchObject({
    state: 'checked',
    rowsFaulty: 0,
  })
  const school = await given.officer('school_registrar', '10272')
  const refused = await sendFile(school, { kind: 'candidate_photos', text: zipOf([file]), name: 'a.zip' })
  expect(refused.body.code).toBe('not_permitted')
})
