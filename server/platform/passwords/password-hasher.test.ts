import { createHash } from 'node:crypto'
import { hash as argon2 } from '@node-rs/argon2'
import { hash as bcrypt } from '@node-rs/bcrypt'
import { expect, test } from 'vitest'
import { createPasswordHasher } from './password-hasher.ts'

const hasher = createPasswordHasher({ concurrency: 2, maxWaiting: 100 })
const salt = 'a1b2c3d4e5f60718'
const sha256 = (password: string) =>
  `sha256$${salt}$${createHash('sha256').update(Buffer.from(salt, 'hex')).update(password).digest('hex')}`

test('LOG-03 a hash of ours verifies, in whichever form the letters were typed, and needs no other', async () => {
  const stored = await hasher.hash('梧桐-ｗｕｔｏｎｇ-é')
  expect(await hasher.verify(stored, '梧桐-wutong-e\u0301')).toEqual({ ok: true, needsRehash: false })
  expect(await hasher.verify(stored, '梧桐-wutong-e')).toEqual({ ok: false, needsRehash: false })
})

test.each([
  ['bcrypt', (password: string) => bcrypt(password, 4)],
  ['sha256', async (password: string) => sha256(password)],
  ['weaker argon2id', (password: string) => argon2(password, { memoryCost: 4096, timeCost: 1 })],
])('LOG-03 %s of the registration platform verifies once, to be replaced', async (_format, make) => {
  const stored = await make('Old-密码-1937')
  expect(await hasher.verify(stored, 'Old-密码-1937')).toEqual({ ok: true, needsRehash: true })
  expect(await hasher.verify(stored, 'old-密码-1937')).toEqual({ ok: false, needsRehash: false })
})

test('LOG-03 what bcrypt never read of a long password is not taken over from what was typed', async () => {
  const stored = await bcrypt('x'.repeat(80), 4)
  expect(await hasher.verify(stored, 'x'.repeat(80))).toEqual({ ok: true, needsRehash: false })
  expect(await hasher.verify(stored, `${'x'.repeat(72)}typo`)).toEqual({ ok: true, needsRehash: false })
  expect((await hasher.verify(stored, 'x'.repeat(71))).ok).toBe(false)
})

test('LOG-03 a bcrypt verification does not hold up the process', async () => {
  const stored = await bcrypt('slow', 11)
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  await hasher.verify(stored, 'slow')
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})

test.each(['', 'plain', '$2b$04$short', 'md5$aa$bb', `${'$argon2id$v=19$m=19456,t=2,p=1$'}!!$!!`])(
  'LOG-03 %j verifies nothing and is no fault of ours',
  async (stored) => {
    expect(await hasher.verify(stored, 'x')).toEqual({ ok: false, needsRehash: false })
  },
)

test('LOG-02 the verification of an unknown account is a real one', async () => {
  await expect(hasher.burn()).resolves.toBeUndefined()
})
