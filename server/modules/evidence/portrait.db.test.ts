import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sendImage } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { portrait } from '#tests/support/graduate.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

async function photoOf(candidate: Candidate): Promise<string> {
  const { body } = await candidate.call('POST', '/api/portal/credentials', {
    body: { type: 'graduation_photo' },
  })
  return String(body.id)
}

test('GRA-10 a 毕业照片 is kept as a JPEG of 480 × 640 pixels and 20 to 40 KB, and the next one takes its place', async () => {
  const candidate = await given.candidate().enter()
  const id = await photoOf(candidate)
  for (const background of ['#96c8f0', '#a4d2f4']) {
    const { body, text } = await sendImage(candidate, id, await portrait(background))
    expect([body.width, body.height, text]).toEqual([480, 640, text])
    expect(body.bytes).toBeGreaterThanOrEqual(20_480)
    expect(body.bytes).toBeLessThanOrEqual(40_000)
  }
  const { body } = await candidate.call('GET', '/api/portal/credentials')
  const [photo] = (body.credentials as { id: string; images: { id: string }[] }[]).filter(
    (one) => one.id === id,
  )
  expect(photo?.images).toHaveLength(1)
  const image = await candidate.call('GET', `/api/portal/images/${photo?.images[0]?.id}`)
  const kept = await sharp(Buffer.from(image.bytes)).metadata()
  expect(kept).toMatchObject({ format: 'jpeg', width: 480, height: 640, density: 300 })
})

test.each([
  ['a white background', () => portrait('#ffffff'), '浅蓝色'],
  [
    'no colour',
    async () =>
      sharp(await portrait())
        .greyscale()
        .jpeg({ quality: 95 })
        .toBuffer(),
    '黑白',
  ],
  [
    'another size',
    async () =>
      sharp(await portrait())
        .resize(600, 800)
        .jpeg()
        .toBuffer(),
    '480×640',
  ],
  [
    'nobody in it',
    () =>
      sharp({ create: { width: 480, height: 640, channels: 3, background: '#96c8f0' } })
        .jpeg()
        .toBuffer(),
    '看不到人像',
  ],
])('GRA-10 a photograph with %s is refused in words, and nothing is kept', async (_, make, words) => {
  const candidate = await given.candidate().enter()
  const id = await photoOf(candidate)
  const refused = await sendImage(candidate, id, await make())
  expect(refused.body).toMatchObject({ code: 'photo_unfit' })
  expect(refused.text).toContain(words)
  const { body } = await candidate.call('GET', '/api/portal/credentials')
  const [photo] = (body.credentials as { id: string; images: unknown[] }[]).filter((one) => one.id === id)
  expect(photo?.images).toEqual([])
})
