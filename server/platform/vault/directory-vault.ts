import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  absentAsUndefined,
  discard,
  settlePartial,
  statIfThere,
  sweepPartials,
  syncDirectory,
} from '../file-store/durable-directory.ts'
import type { FileCipher } from '../secrets/file-cipher.ts'
import { openSealed } from './open-sealed.ts'
import { assertVaultKey, isVaultKey, type KeptFile, type Vault } from './vault.ts'

/** A vault in a local directory: every file sealed for its own key. */
export async function createDirectoryVault(directory: string, cipher: FileCipher): Promise<Vault> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await syncDirectory(dirname(directory))
  const pathOf = (key: string) => {
    assertVaultKey(key)
    return join(directory, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Before the file, so that a failure here leaves none.
      await syncDirectory(directory)
      const partial = `${path}.partial`
      await writeDurably(partial, cipher.seal(key, bytes))
      await settlePartial(partial, path)
    },
    async get(key) {
      const sealed = await readFile(pathOf(key)).catch(absentAsUndefined)
      return sealed && openSealed(cipher, key, sealed)
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
    sweep: (olderThanMs, now) => sweepPartials(directory, olderThanMs, now),
    list: () => filesIn(directory),
  }
}

/** EVI-03, security D6: on the disk itself when it resolves, gone when it throws. */
async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  try {
    const file = await open(path, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await discard(path)
    throw error
  }
}

async function* filesIn(directory: string): AsyncIterable<KeptFile> {
  for (const folder of await readdir(directory)) {
    for (const name of await readdir(join(directory, folder))) {
      const key = `${folder}/${name}`
      const kept = isVaultKey(key) ? await statIfThere(join(directory, key)) : undefined
      if (kept) yield { key, storedAt: kept.mtime }
    }
  }
}
