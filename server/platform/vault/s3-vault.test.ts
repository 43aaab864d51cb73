import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startBucketServer } from '#tests/support/bucket-server.ts'
import { createFileCipher } from '../secrets/file-cipher.ts'
import { createS3Vault } from './s3-vault.ts'
import type { KeptFile, Vault } from './vault.ts'
import { VaultUnavailable } from './vault-faults.ts'

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const OTHER = 'b8/01890000-0000-7000-8000-000000000002'
const BYTES = Buffer.from('the photograph of a certificate')
const SECRET = 'CANARY-SECRET'
const LIMITS = { tryMs: 300, totalMs: 900 }

const cipher = createFileCipher({
  fieldKeys: { '1': '11'.repeat(32) },
  activeFieldKey: '1',
  indexKey: '22'.repeat(32),
  digestKey: '33'.repeat(32),
  generated: true,
})
let bucket: Awaited<ReturnType<typeof startBucketServer>>
beforeAll(async () => {
  bucket = await startBucketServer()
})
afterAll(() => bucket.stop())

let liar: Server | undefined
afterEach(() => {
  liar?.closeAllConnections()
  liar?.close()
})

/** A vault in a bucket that behaves as told. */
async function vaultIn(answer: RequestListener): Promise<Vault> {
  const server = createServer(answer)
  liar = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const config = {
    ...bucket.config,
    endpoint: `http://127.0.0.1:${port}`,
    keyId: 'CANARY-ID',
    secret: SECRET,
  }
  return createS3Vault(config, cipher, LIMITS)
}

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
    expect(tookMs).toBeLessThan(2_500)
  }
})

test('EVI-03 a bucket that stops in the middle of a file is an error in its time', async () => {
  const { error, tookMs } = await failureOf((await vaultIn(drip)).get(KEY))
  expect(error).toBeInstanceOf(VaultUnavailable)
  expect(tookMs).toBeLessThan(2_500)
})

test('EVI-03 a bucket that is not there is an error at once', async () => {
  const away = createS3Vault({ ...bucket.config, endpoint: 'http://127.0.0.1:9' }, cipher, LIMITS)
  const { error, tookMs } = await failureOf(away.put(KEY, BYTES))
  expect(error).toBeInstanceOf(VaultUnavailable)
  expect(tookMs).toBeLessThan(2_500)
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

test.each([
  ['another length', { 'content-length': '7' }],
  [
    'another checksum',
    { 'content-length': String(BYTES.length + 29), 'x-amz-checksum-sha256': `${'A'.repeat(43)}=` },
  ],
])(
  'EVI-03 a bucket that tells %s afterwards is not believed, and what it kept is removed',
  async (_, told) => {
    const asked: string[] = []
    const vault = await vaultIn((request, reply) => {
      asked.push(request.method ?? '')
      request.resume().on('end', () => reply.writeHead(200, request.method === 'HEAD' ? told : {}).end())
    })
    await expect(vault.put(KEY, BYTES)).rejects.toThrow('the bucket kept something else')
    expect(asked).toEqual(['PUT', 'HEAD', 'DELETE'])
  },
)

test('EVI-03 a put sends the checksum of what it sends', async () => {
  let told: string | string[] | undefined
  const vault = await vaultIn((request, reply) => {
    told ??= request.headers['x-amz-checksum-sha256']
    const head = { 'content-length': String(BYTES.length + 29) }
    request.resume().on('end', () => reply.writeHead(200, request.method === 'HEAD' ? head : {}).end())
  })
  await vault.put(KEY, BYTES)
  expect(told).toMatch(/^[A-Za-z0-9+/]{43}=$/)
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

test('EVI-03 what a bucket holds is listed page by page, and what is not ours is left out', async () => {
  const page = (key: string, next: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
    <IsTruncated>${next !== ''}</IsTruncated>${next && `<NextContinuationToken>${next}</NextContinuationToken>`}
    <Contents><Key>${key}</Key><LastModified>2026-11-20T08:00:00.000Z</LastModified></Contents>
    <Contents><Key>backup/notes.txt</Key><LastModified>2026-11-20T08:00:00.000Z</LastModified></Contents></ListBucketResult>`
  const vault = await vaultIn((request, reply) => {
    const isSecond = request.url?.includes('continuation-token=more')
    reply.end(isSecond ? page(OTHER, '') : page(KEY, 'more'))
  })
  const storedAt = new Date('2026-11-20T08:00:00Z')
  expect(await listed(vault)).toEqual([
    { key: KEY, storedAt },
    { key: OTHER, storedAt },
  ])
})

test('EVI-03 a bucket that does not exist is our mistake, and is not taken for an empty one', async () => {
  const elsewhere = createS3Vault({ ...bucket.config, bucket: 'kaoji-nowhere' }, cipher, LIMITS)
  await expect(elsewhere.get(KEY)).rejects.toThrow('NoSuchBucket')
})
