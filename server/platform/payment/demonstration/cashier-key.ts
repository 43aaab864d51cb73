import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { RandomSource } from '#kernel/random.ts'
import { absentAsUndefined } from '../../file-store/durable-directory.ts'

/** The cashier's own RSA key: made when the first notice is signed, and kept beside its books. */
export interface CashierKey {
  signing(): Promise<KeyObject>
  /** undefined: nothing was ever signed. */
  verifying(): KeyObject | undefined
}

/** The key in that file, which several processes may make at once: the first is everybody's. */
export function createCashierKey(path: string, random: RandomSource): CashierKey {
  let publicKey: KeyObject | undefined
  return {
    async signing() {
      const kept = (await readFile(path, 'utf8').catch(absentAsUndefined)) ?? (await makeOnce(path, random))
      return createPrivateKey(kept)
    },
    verifying() {
      publicKey ??= readPublicKey(path)
      return publicKey
    },
  }
}

function readPublicKey(path: string): KeyObject | undefined {
  try {
    return createPublicKey(readFileSync(path, 'utf8'))
  } catch (error) {
    return absentAsUndefined(error as NodeJS.ErrnoException)
  }
}

async function makeOnce(path: string, random: RandomSource): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const partial = `${path}.${random.bytes(12).toString('hex')}.partial`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(partial, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true })
  try {
    await link(partial, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(partial, { force: true })
  }
  return readFile(path, 'utf8')
}
