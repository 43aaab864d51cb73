import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import {
  anotherNumber,
  approveCorrection,
  fileCorrection,
  newNumber,
  recordPhoto,
} from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { anotherPortrait, photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01 two photographs of one person are two too many, whichever numbers name them', async () => {
  const person = await given.candidate().enter()
  await given.anotherTicket(person, '120203K')
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    'select ticket_no from tickets where person_id = $1 order by 1',
    [person.personId],
  )
  const names = [...rows.map(({ ticket_no }) => ticket_no), person.idNumber]
  expect(names).toHaveLength(3)
  const files = await Promise.all(names.map((name) => photoNamed(name)))
  expect(await desk.problemsIn(files)).toEqual(Array.from({ length: 3 }, () => 'photo_person_twice'))
})

test('IMP-01 one photograph of two persons is said at both, and so is one that is on another’s record', async () => {
  const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
  const picture = await anotherPortrait()
  const files = [await photoNamed(one.ticketNo, picture), await photoNamed(two.ticketNo, picture)]
  expect(await desk.problemsIn(files)).toEqual(['photo_alike', 'photo_alike'])
  await desk.bringIn(files.slice(0, 1))
  expect(await desk.problemsIn(files.slice(1))).toEqual(['photo_of_other'])
})

test('PRF-01 a photograph that was approved, or is asked for, is newer', async () => {
  const person = await given.candidate().enter()
  const [id] = await fileCorrection(person, { data: ['photo'], photoId: await recordPhoto(person) })
  const file = await photoNamed(person.ticketNo)
  expect(await desk.problemsIn([file])).toEqual(['photo_requested'])
  expect((await approveCorrection(given, id)).status).toBe(200)
  expect(await desk.problemsIn([file])).toEqual(['photo_by_request'])
})

test('PRF-01 a number that a correction replaced is said to be so', async () => {
  const person = await given.candidate().enter()
  const [id] = await fileCorrection(person, await newNumber(person, anotherNumber()))
  expect((await approveCorrection(given, id)).status).toBe(200)
  expect(await desk.problemsIn([await photoNamed(person.idNumber)])).toEqual(['number_replaced'])
})

test.each(['transferring_out', 'transferred_out', 'closed'])(
  'PRF-01 who has no 准考证 在籍 (%s) keeps the photograph',
  async (state) => {
    const person = await given.candidate().enter()
    await application.owner.query('update tickets set state = $2 where id = $1', [person.ticketId, state])
    expect(await desk.problemsIn([await photoNamed(person.ticketNo)])).toEqual(['person_left'])
    const another = await given.anotherTicket(person, '120203K')
    expect(another).not.toBe('')
    expect(await desk.problemsIn([await photoNamed(person.ticketNo)])).toEqual([])
  },
)
