import sharp from 'sharp'
import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed, photoOnRecord } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01, PRF-01 photographs named by 准考证号 or by number are checked, applied, and what their owners see', async () => {
  const [one, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const files = [await photoNamed(one.ticketNo), await photoNamed(`2026年/${other.idNumber}`)]
  const { id, report } = await desk.check(files)
  expect(report.batch).toMatchObject({ state: 'checked', rowsTotal: 2, rowsFaulty: 0, warnings: [] })
  expect(await photoOnRecord(one)).toBeUndefined()
  expect(await photoOnRecord(other)).toBeUndefined()

  const applied = await desk.bringIn([await photoNamed(one.ticketNo)])
  expect((await desk.reportOf(applied)).batch).toMatchObject({
    state: 'applied',
    rowsTotal: 1,
    rowsDone: 1,
  })
  const photoId = await photoOnRecord(one)
  const picture = await one.call('GET', `/api/portal/images/${photoId}`)
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect(await sharp(Buffer.from(picture.bytes)).metadata()).toMatchObject({ width: 480, height: 640 })
  // Another's photograph and none are one answer.
  expect((await other.call('GET', `/api/portal/images/${photoId}`)).body.code).toBe('not_found')
  // The wallet is the candidate's own.
  expect((await one.call('GET', '/api/portal/credentials')).body.credentials).toEqual([])
  expect((await desk.officer.call('POST', `/api/office/imports/${id}/discard`)).status).toBe(200)
})

test('ACC-02, PRF-01 staff in scope see the photograph on the record, the new one at once, and nobody else does', async () => {
  const person = await given.candidate().enter()
  const [ours, other] = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('school_reviewer', '10246'),
  ]
  const path = `/api/office/candidates/${person.personId}`
  expect((await ours.call('GET', path)).body.hasPhoto).toBe(false)
  expect((await ours.call('GET', `${path}/photo`)).body.code).toBe('not_found')
  const shown: string[] = []
  for (let count = 0; count < 2; count += 1) {
    await desk.bringIn([await photoNamed(person.ticketNo)])
    expect((await ours.call('GET', path)).body.hasPhoto).toBe(true)
    const picture = await ours.call('GET', `${path}/photo`)
    expect([picture.status, picture.headers['cache-control']]).toEqual([200, 'private, no-store'])
    shown.push(Buffer.from(picture.bytes).toString('base64'))
  }
  expect(shown[0]).not.toBe(shown[1])
  expect((await other.call('GET', `${path}/photo`)).body.code).toBe('not_found')
  expect((await person.call('GET', `${path}/photo`)).status).toBe(401)
})

test('ACC-02, TRL-01 whoever sees a photograph stands in the trail, also without opening the record', async () => {
  const person = await given.candidate().enter()
  await desk.bringIn([await photoNamed(person.ticketNo)])
  const [opens, asks] = [
    await given.officer('record_supervisor'),
    await given.officer('school_registrar', '10272'),
  ]
  const path = `/api/office/candidates/${person.personId}`
  expect((await opens.call('GET', path)).status).toBe(200)
  for (const who of [opens, asks, opens, asks])
    expect((await who.call('GET', `${path}/photo`)).status).toBe(200)
  const { rows } = await application.owner.query(
    "select actor_id, new_value from audit_entries where action = 'candidate.open' and person_id = $1 order by at, actor_id = $2",
    [person.personId, asks.staffId],
  )
  expect(rows).toEqual([
    { actor_id: opens.staffId, new_value: null },
    { actor_id: asks.staffId, new_value: { photo: true } },
  ])
})
