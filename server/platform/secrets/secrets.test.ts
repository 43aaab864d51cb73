import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSecretsFile, readOrMakeSecrets, readSecrets } from './secrets.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-secrets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const key = () => randomBytes(32).toString('hex')
const good = () => ({
  fieldKeys: { '1': key(), '2': key() } as Record<string, string>,
  activeFieldKey: '2',
  indexKey: key(),
  digestKey: key(),
  signingKey: key(),
  paperKeys: [{ seed: key(), from: '2026-01-01T00:00:00Z' }],
  generated: false,
})

async function written(content: unknown): Promise<string> {
  const path = join(folder, `${key()}.json`)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('good keys are read in production', async () => {
  const secrets = { ...good(), payment: {} }
  await expect(readSecrets(await written(secrets), 'production')).resolves.toEqual(secrets)
})

const same = key()
const SINCE = '2026-01-01T00:00:00Z'
test.each([
  ['keys it generated itself', { generated: true }],
  ['a placeholder as index key', { indexKey: '0'.repeat(64) }],
  ['a placeholder as field key', { fieldKeys: { '2': '1234567'.repeat(10).slice(0, 64) } }],
  ['one key for two purposes', { indexKey: same, digestKey: same }],
  ['a paper key that is another key too', { signingKey: same, paperKeys: [{ seed: same, from: SINCE }] }],
  ['a placeholder shared with the gateway of text messages', { texts: { secret: 'ab'.repeat(32) } }],
  ['a gateway’s key that is another key too', { digestKey: same, texts: { secret: same } }],
  ['two equal field keys', { fieldKeys: { '1': same, '2': same } }],
])('production refuses %s, and never says the key', async (_, changed) => {
  const refused = readSecrets(await written({ ...good(), ...changed }), 'production')
  await expect(refused).rejects.toThrow(/密钥/)
  await expect(refused).rejects.not.toThrow(same)
})

test.each([
  ['a short key', { digestKey: 'abcd' }],
  ['letters in upper case', { digestKey: key().toUpperCase().replace(/.$/, 'A') }],
  ['an active key that is not there', { activeFieldKey: '3' }],
  ['a key id beyond one byte', { fieldKeys: { '256': key() }, activeFieldKey: '256' }],
  ['a second spelling of a key id', { fieldKeys: { '02': key() }, activeFieldKey: '02' }],
  ['a key id that is no number', { fieldKeys: { '2': key(), x: 'y' } }],
  ['no paper key', { paperKeys: [] }],
  ['two paper keys that sign', { paperKeys: [1, 2].map(() => ({ seed: key(), from: SINCE })) }],
  ['paper keys of which none signs', { paperKeys: [{ seed: key(), from: SINCE, until: SINCE }] }],
  ['a paper key without its day', { paperKeys: [{ seed: key() }] }],
  ['a paper key with seed and public key', { paperKeys: [{ seed: key(), publicKey: key(), from: SINCE }] }],
  ['an unknown entry', { sessionKey: key() }],
  ['a short key of the gateway of text messages', { texts: { secret: 'abcd' } }],
  ['a login of the mail server without a password', { mail: { username: 'kaoji' } }],
  ['an unknown provider', { payment: { unionpay: {} } }],
  ['a provider without its keys', { payment: { alipay: { appId: '2021000122671080' } } }],
  ['a missing entry', { indexKey: undefined }],
])('even a demonstration refuses %s', async (_, changed) => {
  await expect(readSecrets(await written({ ...good(), ...changed }), 'demonstration')).rejects.toThrow(/密钥/)
})

test('what is no JSON, or not there, is refused', async () => {
  await expect(readSecrets(await written('not json'), 'demonstration')).rejects.toThrow()
  await expect(readSecrets(join(folder, 'none.json'), 'demonstration')).rejects.toThrow()
})

test('the demonstration makes its keys once, for this user alone, and production refuses them', async () => {
  const path = join(folder, 'made', 'secrets.json')
  const [one, other] = await Promise.all(
    [readOrMakeSecrets(path), readOrMakeSecrets(path)].map((made) => made.catch(() => undefined)),
  )
  const kept: unknown = JSON.parse(await readFile(path, 'utf8'))
  expect([one, other]).toContainEqual(kept)
  expect(await readOrMakeSecrets(path)).toEqual(kept)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
  await expect(readSecrets(path, 'production')).rejects.toThrow('生产模式不能使用演示或占位密钥')
})

test('TRL-01 a demonstration from before the signing key gets one, and keeps its other keys', async () => {
  const { signingKey: _, ...old } = { ...good(), generated: true }
  const path = await written(old)
  const first = await readOrMakeSecrets(path)
  expect(first).toMatchObject(old)
  expect(await readOrMakeSecrets(path)).toEqual(first)
})

test('VER-02 a demonstration from before the paper keys gets one, and keeps its other keys', async () => {
  const { paperKeys: _, ...old } = { ...good(), generated: true }
  const path = await written(old)
  const first = await readOrMakeSecrets(path)
  expect(first).toMatchObject(old)
  expect(first.paperKeys).toHaveLength(1)
  expect(await readOrMakeSecrets(path)).toEqual(first)
})

test('VER-02 retired and revoked keys stay beside the one that signs', async () => {
  const retired = { publicKey: key(), from: SINCE, until: '2026-06-01T00:00:00Z' }
  const revoked = { seed: key(), from: SINCE, revokedAt: '2026-06-01T00:00:00Z' }
  const secrets = { ...good(), paperKeys: [retired, revoked, ...good().paperKeys] }
  await expect(readSecrets(await written(secrets), 'production')).resolves.toEqual(secrets)
})

test('production is told which entries the file has to have', async () => {
  const { signingKey: _, ...old } = good()
  await expect(readSecrets(await written(old), 'production')).rejects.toThrow('signingKey')
})

test('OPS-01 keys made for production are read in production, by this user alone, and overwrite nothing', async () => {
  const path = join(folder, `${key()}.json`)
  expect(await makeSecretsFile(path, new Date('2026-12-01T08:30:00.123Z'))).toBe(true)
  const made = await readSecrets(path, 'production')
  expect(made.paperKeys).toMatchObject([{ from: '2026-12-01T08:30:00Z' }])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await makeSecretsFile(path, new Date())).toBe(false)
  expect(await readSecrets(path, 'production')).toEqual(made)
})
