import type { RequestListener } from 'node:http'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startBucketServer } from '#tests/support/bucket-server.ts'
import { createS3Vault } from './s3-vault.ts'
import { cipher, closeBuckets, LIMITS, vaultIn } from './vault.fixture.ts'
import type { KeptFile, Vault } from './vault.ts'
import { VaultUnavailable } from './vault-faults.ts'

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const BYTES = Buffer.from('the photograph of a certificate')
const SECRET = 'CANARY-SECRET'
let bucket: Awaited<ReturnType<typeof startBucketServer>>
beforeAll(async () => {
  bucket = await startBucketServer()
})
afterAll(() => bucket.stop())

afterEach(closeBuckets)

async function listed(vault: Vault): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for await (const file of vault.list()) kept.push(file)
  return kept
}

/** What was thrown, and how long it took. */
async function failureOf(work: Promise<unknown>): Promise<{ error: unknown; tookMs: number }> {
  const begun = performance.now()
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, tookMs: performance.now() - begun }
}

const silent: RequestListener = () => undefined
const drip: RequestListener = (request, reply) => {
  request.resume()
  reply.writeHead(200, { 'content-length': '1000' })
  reply.write('half')
}
const unwell: RequestListener = (request, reply) => {
  request.resume().on('end', () => reply.writeHead(503).end('<html>busy</html>'))
}
const cut: RequestListener = (request) => void request.socket.destroy()

test.each([
  ['says nothing', silent],
  ['is unwell', unwell],
  ['cuts the line', cut],
])('EVI-03 a bucket that %s is an error in its time, whatever is asked', async (_, answer) => {
  const vault = await vaultIn(answer)
  const asked = [vault.put(KEY, BYTES), vault.get(KEY), vault.remove(KEY), listed(vault)]
  for (const { error, tookMs } of await Promise.all(asked.map(failureOf))) {
    expect(error).toBeInstanceOf(VaultUnavailable)
    expect(tookMs).toBeLessThan(20_000)
  }
})

test('EVI-03 a bucket that stops in the middle of a file is an error in its time', async () => {
  const { error, tookMs } = await failureOf((await vaultIn(drip)).get(KEY))
  expect(error).toBeInstanceOf(VaultUnavailable)
  expect(tookMs).toBeLessThan(20_000)
})

test('EVI-03 a bucket that is not there is an error at once', async () => {
  const away = createS3Vault({ ...bucket.config, endpoint: 'http://127.0.0.1:9' }, cipher, LIMITS)
  const { error, tookMs } = await failureOf(away.put(KEY, BYTES))
  expect(error).toBeInstanceOf(VaultUnavailable)
  expect(tookMs).toBeLessThan(20_000)
})

test('EVI-03 a bucket that stumbles twice is asked a third time, and no more', async () => {
  let asked = 0
  const stumble = (times: number): RequestListener => {
    asked = 0
    return (request, reply) => {
      asked += 1
      request.resume().on('end', () => {
        reply.writeHead(asked <= times ? 500 : 204).end()
      })
    }
  }
  await (await vaultIn(stumble(2))).remove(KEY)
  expect(asked).toBe(3)
  await expect((await vaultIn(stumble(3))).remove(KEY)).rejects.toThrow(VaultUnavailable)
  expect(asked).toBe(3)
})

test('EVI-03 a bucket that does not know us refuses, is not asked again, and no key is in the error', async () => {
  const stranger = createS3Vault({ ...bucket.config, secret: SECRET }, cipher, LIMITS)
  const { error } = await failureOf(stranger.put(KEY, BYTES))
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(VaultUnavailable)
  expect(String(error)).toContain('SignatureDoesNotMatch')
  const everything = inspect(error, { depth: 10, showHidden: true })
  for (const secret of [SECRET, bucket.config.keyId, 'AWS4-HMAC-SHA256', 'StringToSign'])
    expect(everything).not.toContain(secret)
})

test('EVI-03 a bucket that does not exist is our mistake, and is not taken for an empty one', async () => {
  const elsewhere = createS3Vault({ ...bucket.config, bucket: 'kaoji-nowhere' }, cipher, LIMITS)
  await expect(elsewhere.get(KEY)).rejects.toThrow('NoSuchBucket')
})
