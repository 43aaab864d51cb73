import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { BatchPhoto } from '#contracts/office/imports/photos.ts'
import { workApply } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed, photoOnRecord, photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

const look = async (who: Visitor, id: string, after = '') => {
  const { status, body } = await who.call('GET', `/api/office/imports/${id}/photos${after}`)
  return { status, body: body as unknown as { photos: BatchPhoto[]; inAll: number; next?: number } }
}
const picture = (who: Visitor, id: string, imageId: string) =>
  who.call('GET', `/api/office/imports/${id}/photos/${imageId}?row=1`)

test('IMP-01, TRL-01 whoever applies photographs sees each beside the one on record, and whose they looked at is in the trail', async () => {
  const [known, fresh] = [await given.candidate().enter(), await given.candidate().enter()]
  await desk.bring(known)
  const before = await photoOnRecord(known)
  const { id } = await desk.check([...(await photosOf([known, fresh])), { name: '李四.jpg' }])
  const { body } = await look(desk.second, id)
  expect(body).toEqual({
    inAll: 2,
    photos: [
      {
        ...{
          rowNo: 1,
          fileName: `${known.ticketNo}.jpg`,
          name: known.name,
          beforeId: before,
          isUnchanged: false,
        },
        imageId: expect.any(String),
      },
      {
        rowNo: 2,
        fileName: `${fresh.ticketNo}.jpg`,
        name: fresh.name,
        imageId: expect.any(String),
        isUnchanged: false,
      },
    ],
  })
  const { rows } = await application.owner.query(
    "select fields->>'digest' as digest from import_rows where batch_id = $1 and row_no = 1",
    [id],
  )
  const served = await picture(desk.second, id, body.photos[0]?.imageId ?? '')
  expect(served.headers['content-type']).toBe('image/jpeg')
  expect(createHash('sha256').update(served.bytes).digest('hex')).toBe(rows[0].digest)
  expect((await picture(desk.second, id, before ?? '')).status).toBe(200)
  const told = await application.owner.query(
    "select actor_id, new_value from audit_entries where action = 'import.view_photos' and subject_id = $1",
    [id],
  )
  expect(told.rows).toEqual([
    { actor_id: await staffOf('score2'), new_value: { personIds: [known.personId, fresh.personId] } },
  ])
})

test('IMP-01, EVI-03 the photographs come in pages of 24, and none is served before its page', async () => {
  const people = await Promise.all(Array.from({ length: 25 }, () => given.candidate().enter()))
  const { id } = await desk.check(await photosOf(people))
  const { rows } = await application.owner.query(
    "select fields->>'imageId' as id from import_rows where batch_id = $1 and row_no = 25",
    [id],
  )
  const address = `/api/office/imports/${id}/photos/${rows[0].id}?row=25`
  const last = async () => (await desk.second.call('GET', address)).status
  const first = await look(desk.second, id)
  expect(await last()).toBe(404)
  const second = await look(desk.second, id, `?after=${first.body.next}`)
  expect(await last()).toBe(200)
  expect([first.body.photos.length, second.body.photos.length, second.body.next, second.body.inAll]).toEqual([
    24,
    1,
    undefined,
    25,
  ])
})

test('EVI-03 nobody else sees a photograph of a batch, nor whoever may, another one by its address or once it is applied', async () => {
  const [person, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const { id } = await desk.check([await photoNamed(person.ticketNo)])
  const { body } = await look(desk.second, id)
  const imageId = body.photos[0]?.imageId ?? ''
  // Only who has asked for its page, which the trail has, gets a picture.
  expect((await picture(desk.officer, id, imageId)).status).toBe(404)
  const school = (await given.officer('school_registrar', '10272')) as unknown as Visitor
  expect([(await look(school, id)).status, (await picture(school, id, imageId)).status]).toEqual([403, 403])
  await desk.bring(other)
  const stranger = await photoOnRecord(other)
  expect((await picture(desk.second, id, stranger ?? '')).status).toBe(404)
  await desk.orderApply(id)
  await workApply(application, id)
  expect([(await look(desk.second, id)).status, (await picture(desk.second, id, imageId)).status]).toEqual([
    404, 404,
  ])
})

async function staffOf(username: string): Promise<string> {
  const { rows } = await application.owner.query('select id from staff where username = $1', [username])
  return rows[0].id
}
