import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { batchPhotos } from '#contracts/office/imports/photos.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { workApply } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed, photoOnRecord, photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

const look = async (who: Visitor, id: string, page = '') => {
  const { status, body } = await who.call('GET', `/api/office/imports/${id}/photos${page}`)
  return { status, body: body as unknown as ReplyOf<typeof batchPhotos> }
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
    ...{ inAll: 2, page: 1, pages: 1, toSee: 1, left: [] },
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
  const second = await look(desk.second, id, '?page=2')
  expect(await last()).toBe(200)
  expect([first.body.photos.length, first.body.left, first.body.pages]).toEqual([24, [2], 2])
  expect([second.body.photos.length, second.body.left, second.body.inAll]).toEqual([1, [], 25])
})

test('IMP-01 whoever has not opened every page does not apply the batch, is told which are left, and goes on where they stopped', async () => {
  const people = await Promise.all(Array.from({ length: 49 }, () => given.candidate().enter()))
  const { id } = await desk.check(await photosOf(people))
  const apply = async () => {
    const { status, body } = await desk.second.call('POST', `/api/office/imports/${id}/apply`)
    return [status, body.code, body.text]
  }
  const refusal = (words: string) => [409, 'import_photos_unseen', expect.stringContaining(words)]
  expect(await apply()).toEqual(refusal('还有 3 页您没有看过：第 1–3 页。'))
  expect((await look(desk.second, id, '?page=2')).body.left).toEqual([1, 3])
  expect(await apply()).toEqual(refusal('还有 2 页您没有看过：第 1、3 页。'))
  // Another officer's look is none of theirs; and whoever uploaded them is not told which pages count.
  const { page, toSee, left } = (await look(desk.officer, id)).body
  expect([page, toSee, left]).toEqual([1, 0, []])
  await look(desk.officer, id, '?page=3')
  expect((await look(desk.second, id)).body).toMatchObject({ page: 1, toSee: 3, left: [3] })
  expect((await look(desk.second, id, '?page=9')).body).toMatchObject({ page: 3, left: [] })
  expect((await apply())[0]).toBe(200)
})

test('IMP-01, TRL-01 no browser keeps a photograph of a batch: whoever sees it again asks again', async () => {
  const person = await given.candidate().enter()
  const { id } = await desk.check([await photoNamed(person.ticketNo)])
  const { body } = await look(desk.second, id)
  const { headers } = await picture(desk.second, id, body.photos[0]?.imageId ?? '')
  expect(headers['cache-control']).toBe('private, no-store')
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
