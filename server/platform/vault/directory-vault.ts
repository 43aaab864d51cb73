import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileCipher } from '../secrets/file-cipher.ts'
import { assertVaultKey, type Vault } from './vault.ts'

/** A vault in a local directory: every file sealed for its own key. */
export async function createDirectoryVault(directory: string, cipher: FileCipher): Promise<Vault> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    assertVaultKey(key)
    return join(directory, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const folder = dirname(path)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const partial = `${path}.partial`
      try {
        await writeDurably(partial, cipher.seal(key, bytes))
        await rename(partial, path)
        await syncDirectory(folder)
        await syncDirectory(directory)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    async get(key) {
      const sealed = await readFile(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return sealed && cipher.open(key, sealed)
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async sweep(olderThanMs, now) {
      let removed = 0
      for (const name of await readdir(directory, { recursive: true })) {
        if (!name.endsWith('.partial')) continue
        const path = join(directory, name)
        const { mtimeMs } = await stat(path)
        if (now.getTime() - mtimeMs < olderThanMs) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name itself must survive a power cut, not only what it names. */
async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
