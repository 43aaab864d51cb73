import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { anotherNumber } from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { anotherPortrait, photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { ZippedFile } from '#tests/support/zip.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#96c8f0' } })
    .jpeg()
    .toBuffer()

const ofCandidate: [string, (person: Candidate) => ZippedFile | Promise<ZippedFile>][] = [
  ['unknown_ticket', () => photoNamed('999999999999')],
  ['unknown_number', () => photoNamed(anotherNumber())],
  ['photo_name_form', () => photoNamed('张三')],
  ['photo_extension', ({ ticketNo }) => ({ name: `${ticketNo}.bmp`, bytes: Buffer.from('BM') })],
  ['image_not_a_picture', ({ ticketNo }) => ({ name: `${ticketNo}.jpg`, bytes: Buffer.from('GIF89a') })],
  ['image_empty', ({ ticketNo }) => ({ name: `${ticketNo}.jpg` })],
  [
    'image_too_large',
    ({ ticketNo }) => ({ name: `${ticketNo}.jpg`, bytes: Buffer.alloc(1_048_577), isDeflated: true }),
  ],
  [
    'image_broken',
    async ({ ticketNo }) => ({
      name: `${ticketNo}.jpg`,
      bytes: (await anotherPortrait()).subarray(0, 9_000),
    }),
  ],
  ['photo_damaged', async ({ ticketNo }) => ({ ...(await photoNamed(ticketNo)), claims: { crc: 7 } })],
  ['photo_packing', async ({ ticketNo }) => ({ ...(await photoNamed(ticketNo)), method: 14 })],
  ['image_too_small', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(150, 200))],
  ['photo_small', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(225, 300))],
  ['photo_shape', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(640, 480))],
]
test.each(ofCandidate)(
  'IMP-01 %s is found, in words, and another photograph is sound',
  async (problem, make) => {
    const [person, other] = [await given.candidate().enter(), await given.candidate().enter()]
    expect(await desk.problemsIn([await make(person), await photoNamed(other.ticketNo)])).toEqual([problem])
  },
)

test('IMP-01 what one should look at hinders nothing: no colour, another background, another photograph before', async () => {
  const [grey, white, other] = [
    await given.candidate().enter(),
    await given.candidate().enter(),
    await given.candidate().enter(),
  ]
  await desk.bringIn([await photoNamed(other.ticketNo)])
  const colourless = await sharp(await anotherPortrait())
    .greyscale()
    .jpeg()
    .toBuffer()
  const { report } = await desk.check([
    await photoNamed(grey.ticketNo, colourless),
    await photoNamed(
      white.ticketNo,
      await sharp(await anotherPortrait())
        .negate()
        .jpeg()
        .toBuffer(),
    ),
    await photoNamed(other.ticketNo),
  ])
  expect(report.batch.rowsFaulty).toBe(0)
  expect(report.noteCounts.map(({ note, rows }) => `${note} ${rows}`)).toEqual([
    'photo_background 1',
    'photo_grey 1',
    'photo_replaces 1',
  ])
})
