import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBucketServer } from '#tests/support/bucket-server.ts'
import { createFileCipher } from '../secrets/file-cipher.ts'
import { createDirectoryVault } from './directory-vault.ts'
import { createS3Vault } from './s3-vault.ts'
import type { Vault } from './vault.ts'

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const OTHER = 'b8/01890000-0000-7000-8000-000000000002'
const BYTES = Buffer.from('the photograph of a certificate')

const directory = mkdtempSync(join(tmpdir(), 'kaoji-vault-'))
const cipher = createFileCipher({
  fieldKeys: { '1': '11'.repeat(32) },
  activeFieldKey: '1',
  indexKey: '22'.repeat(32),
  digestKey: '33'.repeat(32),
  generated: true,
})
const vaults: Record<string, Vault> = {}
let bucket: Awaited<ReturnType<typeof startBucketServer>>

beforeAll(async () => {
  bucket = await startBucketServer()
  vaults.directory = await createDirectoryVault(directory, cipher)
  vaults.bucket = createS3Vault(bucket.config, cipher)
})

afterAll(async () => {
  await bucket.stop()
  rmSync(directory, { recursive: true, force: true })
})

function vaultOf(kind: string): Vault {
  const vault = vaults[kind]
  if (!vault) throw new Error(kind)
  return vault
}

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

test.each(['directory', 'bucket'])(
  'EVI-03 %s: what was put comes back to the byte, then is gone',
  async (kind) => {
    const vault = vaultOf(kind)
    expect(await vault.get(KEY)).toBeUndefined()
    await vault.put(KEY, BYTES)
    expect(await vault.get(KEY)).toEqual(BYTES)
    expect(await vault.get(OTHER)).toBeUndefined()
    await vault.remove(KEY)
    await vault.remove(KEY)
    expect(await vault.get(KEY)).toBeUndefined()
  },
)

test.each(['directory', 'bucket'])('EVI-03 %s: whoever holds the disk reads nothing', async (kind) => {
  await vaultOf(kind).put(KEY, BYTES)
  const files = filesBelow(kind === 'directory' ? directory : bucket.directory)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(readFileSync(file).includes('certificate')).toBe(false)
})

test.each(['../../etc/passwd', 'a7', 'a7/x', 'A7/01890000-0000-7000-8000-000000000001', `${KEY}/..`])(
  'EVI-03 a key that is not ours is refused: %s',
  async (key) => {
    for (const kind of ['directory', 'bucket']) {
      await expect(async () => vaultOf(kind).put(key, BYTES)).rejects.toThrow('not a vault key')
      await expect(async () => vaultOf(kind).get(key)).rejects.toThrow('not a vault key')
    }
  },
)

test('EVI-03 a flipped byte, a cut file and two files that were swapped do not open', async () => {
  const vault = vaultOf('directory')
  await vault.put(KEY, BYTES)
  await vault.put(OTHER, Buffer.from('another'))
  const [path, otherPath] = [join(directory, KEY), join(directory, OTHER)]
  const [whole, other] = [readFileSync(path), readFileSync(otherPath)]
  for (const damaged of [Buffer.from(whole).fill(1, 40, 41), whole.subarray(0, 20), Buffer.alloc(0), other]) {
    writeFileSync(path, damaged)
    await expect(vault.get(KEY)).rejects.toThrow()
  }
  writeFileSync(path, whole)
  expect(await vault.get(KEY)).toEqual(BYTES)
})

test('EVI-03 a write that cannot be finished is an error and leaves nothing', async () => {
  const vault = vaultOf('directory')
  const key = 'c9/01890000-0000-7000-8000-000000000003'
  // Where the file should go there is a folder: the last step of the write fails.
  await mkdir(join(directory, key, 'in-the-way'), { recursive: true })
  await expect(vault.put(key, BYTES)).rejects.toThrow()
  expect(filesBelow(join(directory, 'c9'))).toEqual([])
})

test('EVI-03 the remains of a crash are swept, and nothing else', async () => {
  const vault = vaultOf('directory')
  await vault.put(KEY, BYTES)
  const remains = join(directory, `${KEY}.partial`)
  writeFileSync(remains, 'half')
  const old = new Date('2026-11-20T00:00:00Z')
  await utimes(remains, old, old)
  expect(await vault.sweep(86_400_000, new Date('2026-11-24T00:00:00Z'))).toBe(1)
  expect(await vault.sweep(86_400_000, new Date('2026-11-24T00:00:00Z'))).toBe(0)
  expect(await vault.get(KEY)).toEqual(BYTES)
})

test('EVI-03 a bucket that is away is an error within its time, and its key is in no message', async () => {
  const away = createS3Vault({ ...bucket.config, endpoint: 'http://127.0.0.1:9', secret: 'CANARY' }, cipher)
  const error = await away.put(KEY, BYTES).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(`${error} ${(error as Error).stack}`).not.toContain('CANARY')
})

test('EVI-03 a bucket that does not know us refuses, and nothing is thought to be kept', async () => {
  const stranger = createS3Vault({ ...bucket.config, secret: 'wrong' }, cipher)
  await expect(stranger.put(OTHER, BYTES)).rejects.toThrow()
})
