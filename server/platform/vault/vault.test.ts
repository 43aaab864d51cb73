import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startBucketServer } from '#tests/support/bucket-server.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { createDirectoryVault } from './directory-vault.ts'
import { createS3Vault } from './s3-vault.ts'
import { cipher } from './vault.fixture.ts'
import type { KeptFile, Vault } from './vault.ts'
import { VaultDamaged } from './vault-faults.ts'

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const OTHER = 'b8/01890000-0000-7000-8000-000000000002'
const BYTES = Buffer.from('the photograph of a certificate')

const directory = makeThrowawayFolder('kaoji-vault-')
const vaults: Record<string, Vault> = {}
let bucket: Awaited<ReturnType<typeof startBucketServer>>

beforeAll(async () => {
  bucket = await startBucketServer()
  vaults.directory = await createDirectoryVault(directory, cipher)
  vaults.bucket = createS3Vault(bucket.config, cipher)
})

afterEach(async () => {
  for (const vault of Object.values(vaults)) for (const key of [KEY, OTHER]) await vault.remove(key)
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

/** Where a file lies at rest, for harming it. */
function placeOf(kind: string, key: string): string {
  if (kind === 'directory') return join(directory, key)
  return join(bucket.directory, bucket.config.bucket, `${key}._S3rver_object`)
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

test.each(['directory', 'bucket'])(
  'EVI-03 %s: a flipped byte, a cut file and two files that were swapped are damaged, never served',
  async (kind) => {
    const vault = vaultOf(kind)
    await vault.put(KEY, BYTES)
    await vault.put(OTHER, Buffer.from('another'))
    const [path, otherPath] = [placeOf(kind, KEY), placeOf(kind, OTHER)]
    const [whole, other] = [readFileSync(path), readFileSync(otherPath)]
    const flipped = [...whole.entries()].map(([at, byte]) => Buffer.from(whole).fill(byte ^ 1, at, at + 1))
    expect(flipped).toHaveLength(whole.length)
    for (const damaged of [
      ...flipped,
      whole.subarray(0, 20),
      whole.subarray(0, -1),
      Buffer.alloc(0),
      other,
    ]) {
      writeFileSync(path, damaged)
      await expect(vault.get(KEY)).rejects.toThrow(VaultDamaged)
    }
    writeFileSync(path, whole)
    expect(await vault.get(KEY)).toEqual(BYTES)
    expect(await vault.get(OTHER)).toEqual(Buffer.from('another'))
  },
)

test('EVI-03 what is kept can be listed, and nothing else is', async () => {
  const vault = vaultOf('directory')
  await vault.put(KEY, BYTES)
  await vault.put(OTHER, BYTES)
  writeFileSync(join(directory, `${KEY}.partial`), 'half')
  const kept: KeptFile[] = []
  for await (const file of vault.list()) kept.push(file)
  expect(kept.map(({ key }) => key).sort()).toEqual([KEY, OTHER])
  for (const { key, storedAt } of kept) expect(storedAt).toEqual(statSync(join(directory, key)).mtime)
})

test.each(['directory', 'bucket'])('EVI-03 %s: fifty at once are all kept, the largest too', async (kind) => {
  const vault = vaultOf(kind)
  const keys = Array.from(
    { length: 50 },
    (_, at) => `c0/01890000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  )
  await Promise.all(keys.map((key, at) => vault.put(key, Buffer.alloc(at === 0 ? 1_048_576 : 2_000, at))))
  for (const [at, key] of keys.entries())
    expect(await vault.get(key)).toEqual(Buffer.alloc(at === 0 ? 1_048_576 : 2_000, at))
  await Promise.all(keys.map((key) => vault.remove(key)))
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
