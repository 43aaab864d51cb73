import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { photoByRequest } from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

/** The messages about photographs in an inbox, the newest first. */
async function told(person: Candidate): Promise<string[]> {
  const { body } = await person.call('GET', '/api/portal/messages')
  const messages = body.messages as { title: string; body: string; link?: string }[]
  return messages.flatMap(({ title, link }) => (title.includes('照片') ? [`${title} ${link}`] : []))
}

test('IMP-01, MSG-01 who gets a photograph, another one, or the earlier one back is told once, and nobody else', async () => {
  const [one, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const file = await photoNamed(one.ticketNo)
  await desk.bringIn([file])
  expect(await told(one)).toEqual(['考籍已登记您的照片 /person'])
  await desk.bringIn([{ ...file, name: `又一次/${file.name}` }])
  expect(await told(one)).toHaveLength(1)
  application.clock.advance(60_000)
  const second = await desk.bring(one, other)
  expect([(await told(one))[0], await told(other)]).toEqual([
    '考籍登记的照片已更换 /person',
    ['考籍已登记您的照片 /person'],
  ])
  application.clock.advance(60_000)
  await desk.rollBack(second)
  expect([(await told(one))[0], (await told(other))[0]]).toEqual([
    '考籍登记的照片已恢复 /person',
    '考籍登记的照片已撤回 /person',
  ])
  expect([(await told(one)).length, (await told(other)).length]).toEqual([3, 2])
})

test('IMP-01, PRF-01 whose photograph was replaced by a request since is not told of a roll-back', async () => {
  const person = await given.candidate().enter()
  const id = await desk.bring(person)
  await photoByRequest(given, person)
  const before = await told(person)
  await desk.rollBack(id)
  expect(await told(person)).toEqual(before)
})

test('IMP-01, MSG-01 who has the same picture after a roll-back as before it is not told of that', async () => {
  const person = await given.candidate().enter()
  const picture = await photoNamed(person.ticketNo)
  await desk.bringIn([picture])
  const between = await desk.bring(person)
  const again = await desk.bringIn([{ ...picture, name: `又一次/${picture.name}` }])
  await desk.rollBack(between)
  const before = await told(person)
  expect(before).toHaveLength(3)
  await desk.rollBack(again)
  expect(await told(person)).toEqual(before)
})
