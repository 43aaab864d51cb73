import { existsSync, readdirSync, rmSync } from 'node:fs'
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { createDirectoryVault } from './directory-vault.ts'
import { cipher } from './vault.fixture.ts'
import { VaultUnavailable } from './vault-faults.ts'

/** The disk's calls in order, and the one of them that fails. */
const disk = { calls: [] as string[], failing: 0, code: 'EIO' }
const real = { ...promises }

function step(name: string): void {
  disk.calls.push(name)
  if (disk.calls.length === disk.failing)
    throw Object.assign(new Error(`${disk.code}: ${name}`), { code: disk.code })
}

function watched(file: FileHandle): FileHandle {
  return {
    async writeFile(bytes: Buffer) {
      await file.write(bytes.subarray(0, bytes.length / 2))
      step('write')
      await file.write(bytes.subarray(bytes.length / 2))
    },
    async sync() {
      step('sync')
      await file.sync()
    },
    async close() {
      await file.close()
      step('close')
    },
  } as unknown as FileHandle
}

function watchDisk(): void {
  const steps = {
    async mkdir(...given: Parameters<typeof promises.mkdir>) {
      step('mkdir')
      return real.mkdir(...given)
    },
    async open(...given: Parameters<typeof promises.open>) {
      step('open')
      return watched(await real.open(...given))
    },
    async rename(...given: Parameters<typeof promises.rename>) {
      step('rename')
      return real.rename(...given)
    },
  }
  Object.assign(promises, steps)
  syncBuiltinESMExports()
}

const KEY = 'a7/01890000-0000-7000-8000-000000000001'
const OTHER = 'a7/01890000-0000-7000-8000-000000000002'
const root = makeThrowawayFolder('kaoji-vault-')
const directory = join(root, 'vault')

beforeAll(watchDisk)
beforeEach(() => {
  Object.assign(disk, { calls: [], failing: 0 })
  rmSync(directory, { recursive: true, force: true })
})
afterAll(() => {
  Object.assign(promises, real)
  syncBuiltinESMExports()
  rmSync(root, { recursive: true, force: true })
})

test('EVI-03 a file is synced before it has its name, and the name before the put resolves', async () => {
  const vault = await createDirectoryVault(directory, cipher)
  disk.calls = []
  await vault.put(KEY, Buffer.alloc(100_000, 7))
  const folder = ['open', 'sync', 'close']
  const file = ['open', 'write', 'sync', 'close']
  expect(disk.calls).toEqual(['mkdir', ...folder, ...file, 'rename', ...folder])
})

test.each(['EIO', 'ENOSPC'])(
  'EVI-03 %s at any step of a write is an error that leaves nothing, and the next try passes',
  async (code) => {
    disk.code = code
    const failed: string[] = []
    for (let failing = 1; ; failing += 1) {
      rmSync(directory, { recursive: true, force: true })
      disk.failing = 0
      const vault = await createDirectoryVault(directory, cipher)
      await vault.put(OTHER, Buffer.from('was there before'))
      Object.assign(disk, { calls: [], failing })
      const error = await vault.put(KEY, Buffer.alloc(100_000, 7)).catch((reason: unknown) => reason)
      disk.failing = 0
      if (error === undefined) break
      failed.push(disk.calls[failing - 1] ?? 'none')
      expect(error).toMatchObject({ code })
      expect(readdirSync(join(directory, 'a7')), `after ${failed.at(-1)}`).toEqual([OTHER.slice(3)])
      expect(await vault.get(KEY)).toBeUndefined()
      expect(await vault.get(OTHER)).toEqual(Buffer.from('was there before'))
      await vault.put(KEY, Buffer.alloc(100_000, 7))
      expect(await vault.get(KEY)).toEqual(Buffer.alloc(100_000, 7))
    }
    expect(failed).toHaveLength(12)
    expect(new Set(failed)).toEqual(new Set(['mkdir', 'open', 'write', 'sync', 'close', 'rename']))
  },
)

test('EVI-03 a vault whose directory cannot be made durable does not open', async () => {
  disk.code = 'EIO'
  disk.failing = 3
  await expect(createDirectoryVault(directory, cipher)).rejects.toMatchObject({ code: 'EIO' })
  expect(disk.calls[2]).toBe('sync')
  expect(existsSync(directory)).toBe(true)
})

test('OPS-03, EVI-03 a vault whose directory was taken away or exchanged takes nothing, shows nothing as missing, and sweeps nothing', async () => {
  const root = makeThrowawayFolder('kaoji-vault-')
  const [directory, aside] = [join(root, 'vault'), join(root, 'aside')]
  const key = 'ab/01890000-0000-7000-8000-000000000001'
  const other = 'ab/01890000-0000-7000-8000-000000000002'
  const vault = await createDirectoryVault(directory, cipher)
  await vault.put(key, Buffer.from('a photograph'))
  const away = async () => {
    await expect(vault.put(other, Buffer.from('another'))).rejects.toThrow(VaultUnavailable)
    await expect(vault.get(key)).rejects.toThrow(VaultUnavailable)
    await expect(vault.remove(key)).rejects.toThrow(VaultUnavailable)
    await expect(vault.sweep(0, new Date())).rejects.toThrow(VaultUnavailable)
    await expect(firstOf(vault.list())).rejects.toThrow(VaultUnavailable)
  }
  await real.rename(directory, aside)
  await away()
  await real.mkdir(directory)
  await away()
  expect(readdirSync(directory)).toEqual([])
  rmSync(directory, { recursive: true })
  await real.rename(aside, directory)
  expect((await vault.get(key))?.toString()).toBe('a photograph')
  expect(await vault.get(other)).toBeUndefined()
  rmSync(root, { recursive: true })
})

async function firstOf(files: AsyncIterable<unknown>): Promise<unknown> {
  for await (const file of files) return file
  return undefined
}
