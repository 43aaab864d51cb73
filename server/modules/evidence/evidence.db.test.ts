import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, expect, test, vi } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { ConfigProblem } from '#platform/config/config.ts'
import { createFileCipher } from '#platform/secrets/file-cipher.ts'
import { createDirectoryVault } from '#platform/vault/directory-vault.ts'
import { addToWallet, photograph, sendImage } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { SECRETS } from '#tests/support/test-deps.ts'
import { signInCandidate, type Visitor } from '#tests/support/visitor.ts'
import { listKeys } from './image.store.ts'
import { requireOwnVault } from './require-own-vault.ts'
import { sweepImages } from './sweep-images.ts'

const application = startApplication({ per: 'test' })
let he: Visitor
let ma: Visitor

beforeEach(async () => {
  he = await candidate('何建国')
  ma = await candidate('马晓燕')
})

async function candidate(name: string): Promise<Visitor> {
  const persona = PERSONAS.find((one) => one.name === name)
  const { idNumber = '', password = '' } = persona ?? {}
  return (await signInCandidate(application, { idNumber, password })).visitor
}

const emptyCredential = (visitor: Visitor) =>
  addToWallet(visitor, { type: 'other', fields: {}, pictures: [] })
const rows = async () =>
  Number((await application.owner.query('select count(*) as n from evidence_images')).rows[0].n)
const files = () =>
  readdirSync(join(application.deps.config.directory, 'vault'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('-'),
  ).length

test('EVI-03 what is not a picture is refused in words, and leaves neither a row nor a file', async () => {
  const id = await emptyCredential(he)
  const before = [await rows(), files()]
  const big = Buffer.concat([await photograph(1), Buffer.alloc(1_048_577)])
  for (const [bytes, code] of [
    [Buffer.from('MZ\u0000 not a picture'), 'image_not_a_picture'],
    [Buffer.alloc(0), 'image_empty'],
    [big, 'image_too_large'],
    [(await photograph(1)).subarray(0, 4_000), 'image_broken'],
  ] as const) {
    const reply = await sendImage(he, id, bytes)
    expect([code, reply.body.code]).toEqual([code, code])
    expect(String(reply.body.text)).toMatch(/[请].*。$/)
  }
  expect(await he.call('POST', `/api/portal/credentials/${id}/images`)).toMatchObject({
    body: { code: 'upload_missing' },
  })
  expect([await rows(), files()]).toEqual(before)
})

test('EVI-03 an upload that breaks off half-way leaves nothing', async () => {
  const id = await emptyCredential(he)
  const before = [await rows(), files()]
  const address = await application.app.http.listen({ host: '127.0.0.1', port: 0 })
  const { hostname, port } = new URL(address)
  const socket = createConnection({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  socket.write(
    `POST /api/portal/credentials/${id}/images HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${he.cookie()}\r\nx-kaoji: 1\r\nidempotency-key: ${randomUUID()}\r\n` +
      `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n${head}`,
  )
  socket.write((await photograph(2)).subarray(0, 3_000))
  // Wait until the upload has begun and then ended. Only then could it have left something behind.
  const connections = () =>
    new Promise<number>((resolve) => application.app.http.server.getConnections((_error, n) => resolve(n)))
  await expect.poll(connections).toBe(1)
  socket.destroy()
  await expect.poll(connections).toBe(0)
  expect([await rows(), files()]).toEqual(before)
  expect((await sendImage(he, id, await photograph(2))).status).toBe(200)
})

test('EVI-01 two dozen at once on one credential: six are taken in, the others are told the limit, no file is left over', async () => {
  const id = await emptyCredential(ma)
  const before = [await rows(), files()]
  const pictures = await Promise.all(Array.from({ length: 24 }, (_, place) => photograph(1_000 + place)))
  // Those for whom the line is too long are told to come again, and do.
  const replies: Awaited<ReturnType<typeof sendImage>>[] = []
  for (let waiting = pictures; waiting.length > 0; ) {
    const sent = await Promise.all(waiting.map((picture) => sendImage(ma, id, picture)))
    replies.push(...sent.filter(({ status }) => status !== 503))
    waiting = waiting.filter((_, place) => sent[place]?.status === 503)
  }
  const told = Map.groupBy(replies, ({ status, body }) => `${status} ${body.code ?? ''}`)
  expect(told.get('200 ')).toHaveLength(6)
  expect([...told.keys()].sort()).toEqual(['200 ', '409 image_limit'])
  expect([await rows(), files()]).toEqual(before.map((n) => n + 6))
})

test('EVI-03 whoever waits for the credential in vain is told to come again, and leaves neither a row nor a file', async () => {
  const id = await emptyCredential(he)
  const before = [await rows(), files()]
  const picture = await photograph(8)
  const { vault } = application.deps
  const put = vault.put.bind(vault)
  // Somebody takes the credential in the moment in which the file stands in the vault, and keeps it.
  vi.spyOn(vault, 'put').mockImplementationOnce(async (...file) => {
    await put(...file)
    await application.owner.query('begin')
    await application.owner.query('select from credentials where id = $1 for update', [id])
  })
  const reply = await sendImage(he, id, picture)
  expect([await rows(), files()]).toEqual(before)
  expect(reply.status).toBe(503)
  await application.owner.query('rollback')
  expect((await sendImage(he, id, picture)).status).toBe(200)
  expect([await rows(), files()]).toEqual(before.map((n) => n + 1))
})

test('EVI-03 the same photograph sent again, or twice at once, is kept once, and answered as it was', async () => {
  const id = await emptyCredential(he)
  const before = [await rows(), files()]
  const picture = await photograph(7)
  const replies = [...(await Promise.all([sendImage(he, id, picture), sendImage(he, id, picture)]))]
  replies.push(await sendImage(he, id, picture))
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  expect([await rows(), files()]).toEqual(before.map((n) => n + 1))
  expect((await he.call('DELETE', `/api/portal/images/${replies[0]?.body.id}`)).status).toBe(200)
  expect((await sendImage(he, id, picture)).body.id).not.toBe(replies[0]?.body.id)
})

test('EVI-05 the wallet keeps credentials; saved by two tabs, the second is told; removed, it is gone with its pictures', async () => {
  const id = await addToWallet(he, {
    type: 'pets3_certificate',
    fields: { number: 'Ｐ３ 001' },
    pictures: [4, 5],
  })
  const wallet = async () =>
    (await he.call('GET', '/api/portal/credentials')).body.credentials as {
      id: string
      version: number
      images: { id: string; width: number }[]
      filed: boolean
      accepted: boolean
    }[]
  const mine = (await wallet()).find((one) => one.id === id)
  expect(mine).toMatchObject({ images: [{ width: 900 }, { width: 900 }], filed: false, accepted: false })
  const save = (version?: number) =>
    he.call('PUT', `/api/portal/credentials/${id}`, { body: { version, fields: { number: 'P3 002' } } })
  expect((await save(mine?.version)).status).toBe(200)
  expect((await save(mine?.version)).body.code).toBe('stale')
  const [first] = mine?.images ?? []
  expect((await he.call('DELETE', `/api/portal/images/${first?.id}`)).status).toBe(200)
  expect((await wallet()).find((one) => one.id === id)?.images).toHaveLength(1)
  expect((await he.call('DELETE', `/api/portal/credentials/${id}`)).status).toBe(200)
  expect((await wallet()).some((one) => one.id === id)).toBe(false)
  expect((await save(3)).body.code).toBe('not_found')
})

test('EVI-03 a file that was damaged on the disk is never shown', async () => {
  const id = await addToWallet(he, { type: 'other', fields: {}, pictures: [6] })
  const { body } = await he.call('GET', '/api/portal/credentials')
  const image = (body.credentials as { id: string; images: { id: string }[] }[]).find((one) => one.id === id)
    ?.images[0]
  const path = `/api/portal/images/${image?.id}`
  const shown = await he.call('GET', path)
  expect([shown.status, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'private, max-age=3600',
  ])
  await application.owner.query("update evidence_images set digest = '\\x00' where id = $1", [image?.id])
  expect((await he.call('GET', path)).body.code).toBe('image_damaged')
})

test('EVI-01 no number is kept in clear: neither in the table nor in the trail', async () => {
  const number = 'CANARY20261124'
  await addToWallet(he, { type: 'pets2_certificate', fields: { number }, pictures: [] })
  const { rows: found } = await application.owner.query(
    "select encode(fields_cipher, 'escape') as kept from credentials union all select audit_entries::text from audit_entries",
  )
  expect(found.length).toBeGreaterThan(0)
  expect(JSON.stringify(found)).not.toContain(number)
})

test('EVI-02 a photograph of twelve megapixels below 1 MB is taken in and stays as large as it is', async () => {
  const id = await emptyCredential(he)
  const large = await sharp(await photograph(7))
    .resize(4000, 3000)
    .jpeg({ quality: 60 })
    .toBuffer()
  expect((await sendImage(he, id, large)).body).toMatchObject({ width: 4000, height: 3000 })
})

test('EVI-03, OPS-03 what no row names is removed when no backup can name it any more; what a row names never is', async () => {
  const id = await addToWallet(he, { type: 'other', fields: {}, pictures: [8] })
  const orphan = 'aa/01890000-0000-7000-8000-00000000000a'
  await application.deps.vault.put(orphan, Buffer.from('left over'))
  const before = [await rows(), files()]
  const now = application.clock.now()
  const sweepAfter = (days: number) => {
    application.clock.set(new Date(Date.now() + days * 24 * 3600_000))
    return sweepImages(application.deps)
  }
  const noted = async () =>
    (await application.owner.query('select count(*)::int as count from unnamed_images')).rows[0].count
  expect([await sweepAfter(0), await noted()]).toEqual([0, 0])
  expect([await sweepAfter(2), await noted()]).toEqual([0, 1])
  // A database that is restored names it again: from then on its days are counted anew.
  await application.owner.query(
    `insert into evidence_images (person_id, id, credential_id, seq, vault_key, media_type, width, height, bytes, digest, look, stored_at)
      select person_id, $1, credential_id, 99, $2, media_type, width, height, bytes, digest, look, stored_at from evidence_images limit 1`,
    [randomUUID(), orphan],
  )
  expect([await sweepAfter(30), await noted()]).toEqual([0, 0])
  await application.owner.query("update evidence_images set vault_key = 'gone' where vault_key = $1", [
    orphan,
  ])
  expect([await sweepAfter(31), await noted()]).toEqual([0, 1])
  expect([await sweepAfter(65), await noted()]).toEqual([0, 1])
  expect([await sweepAfter(67), await noted()]).toEqual([1, 0])
  application.clock.set(now)
  expect([await rows(), files()]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) - 1])
  const { body } = await he.call('GET', '/api/portal/credentials')
  const image = (body.credentials as { id: string; images: { id: string }[] }[]).find((one) => one.id === id)
    ?.images[0]
  expect((await he.call('GET', `/api/portal/images/${image?.id}`)).status).toBe(200)
})

test('OPS-03, EVI-03 a photograph that was taken out of its credential is one that a backup has to hold', async () => {
  const { body } = await sendImage(he, await emptyCredential(he), await photograph(3))
  expect((await he.call('DELETE', `/api/portal/images/${body.id}`)).status).toBe(200)
  const keys = await application.deps.database.read(deadlineIn(5_000), listKeys)
  expect(keys.filter((key) => key.endsWith(String(body.id)))).toHaveLength(1)
})

test('OPS-03 a start with an empty place of photographs, or with one that other keys have sealed, is refused', async () => {
  const { deps } = application
  await expect(requireOwnVault(deps)).resolves.toBeUndefined()
  await sendImage(he, await emptyCredential(he), await photograph(1))
  await expect(requireOwnVault(deps)).resolves.toBeUndefined()
  const own = join(deps.config.directory, 'vault')
  const keys = { ...SECRETS, fieldKeys: { '1': '9'.repeat(64) } }
  const foreign = await createDirectoryVault(own, createFileCipher(keys))
  await expect(requireOwnVault({ ...deps, vault: foreign })).rejects.toThrow('一张也找不到，或者打不开')
  const empty = await createDirectoryVault(
    join(deps.config.directory, 'elsewhere'),
    createFileCipher(SECRETS),
  )
  await expect(requireOwnVault({ ...deps, vault: empty })).rejects.toThrow(ConfigProblem)
})
