import { afterEach, expect, test } from 'vitest'
import { closeBuckets, vaultIn } from './vault.fixture.ts'
import type { KeptFile } from './vault.ts'

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const OTHER = 'b8/01890000-0000-7000-8000-000000000002'
const BYTES = Buffer.from('the photograph of a certificate')

afterEach(closeBuckets)

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
  const kept: KeptFile[] = []
  for await (const file of vault.list()) kept.push(file)
  expect(kept).toEqual([
    { key: KEY, storedAt },
    { key: OTHER, storedAt },
  ])
})
