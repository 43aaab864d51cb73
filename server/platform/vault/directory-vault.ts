import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
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
import { VaultUnavailable } from './vault-faults.ts'

/**
 * A vault in a local directory: every file sealed for its own key. It is that very directory for as long as the process lives: one that was
 * unmounted, or put in its place, is unavailable, so that no photograph is acknowledged into an empty mount point, and nothing that others
 * keep is swept (OPS-03).
 */
export async function createDirectoryVault(directory: string, cipher: FileCipher): Promise<Vault> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await syncDirectory(dirname(directory))
  const ours = await identityOf(directory)
  const requireOurs = async () => {
    if ((await identityOf(directory)) !== ours)
      throw new VaultUnavailable('another directory stands in its place')
  }
  const pathOf = (key: string) => {
    assertVaultKey(key)
    return join(directory, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await requireOurs()
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Before the file, so that a failure here leaves none.
      await syncDirectory(directory)
      const partial = `${path}.partial`
      await writeDurably(partial, cipher.seal(key, bytes))
      await settlePartial(partial, path)
    },
    async get(key) {
      const sealed = await readFile(pathOf(key)).catch(absentAsUndefined)
      if (sealed === undefined) await requireOurs()
      return sealed && openSealed(cipher, key, sealed)
    },
    async remove(key) {
      await requireOurs()
      await rm(pathOf(key), { force: true })
    },
    async sweep(olderThanMs, now) {
      await requireOurs()
      return sweepPartials(directory, olderThanMs, now)
    },
    async *list() {
      await requireOurs()
      yield* filesIn(directory)
    },
  }
}

/** Which directory that is, wherever it stands: its device and its number there. */
async function identityOf(directory: string): Promise<string> {
  const found = await stat(directory).catch(absentAsUndefined)
  return found === undefined ? 'absent' : `${found.dev} ${found.ino}`
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
