import { createHash, timingSafeEqual } from 'node:crypto'
import { hash as argon2, verify as argon2Verify, type Options } from '@node-rs/argon2'
import { compare as bcryptCompare } from '@node-rs/bcrypt'
import { createBoundedQueue } from '../queue/bounded-queue.ts'
import { formatOf } from './stored-hash.ts'

/** Hashes and verifies passwords. */
export interface Hashing {
  hash(password: string): Promise<string>
  /** `needsRehash`: right, but stored in a form of the registration platform, or with older parameters (LOG-03). */
  verify(stored: string, password: string): Promise<{ ok: boolean; needsRehash: boolean }>
  /** Takes the time of one verification: an unknown account answers no sooner than a known one. */
  burn(): Promise<void>
}

/** Hashes and verifies passwords, never more at once than the machine can bear. */
export interface PasswordHasher extends Hashing {
  /**
   * Waits for a place and keeps it for the work, which hashes without waiting again: what comes before the work does not
   * depend on whose password is judged in it (LOG-02). `isGone`: nobody waits for it any more, so that it gives up its place in the line.
   */
  inPlace<T>(work: (hashing: Hashing) => Promise<T>, isGone?: () => boolean): Promise<T>
  /** Whether every place is taken. */
  isBusy(): boolean
  /** How long a newcomer would wait for a place. */
  waitMs(): number
  /** Whether a newcomer would be turned away. */
  isFull(): boolean
}

// OWASP's and ASVS 11.4.2's parameters: 19 MiB, two passes, one lane. The library's default variant is argon2id.
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const BCRYPT_BYTES = 72
const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$'
const BURNT = `${CURRENT}c29tZXNhbHRzb21lc2FsdA$6nIcJZ4SJGYKSnQQW+YvR9oHYo4SsPYfZ0ZUnnOCPOc`

/** A hasher over `@node-rs/argon2`; refuses with `Overloaded` when too many wait. */
export function createPasswordHasher(options: {
  concurrency: number
  maxWaiting: number
  maxWaitMs?: number
}): PasswordHasher {
  const bounded = createBoundedQueue(options)
  let inside = 0
  const run = async <T>(work: () => Promise<T>, isGone?: () => boolean): Promise<T> => {
    inside += 1
    try {
      return await bounded(work, isGone)
    } finally {
      inside -= 1
    }
  }
  return {
    isBusy: () => inside >= options.concurrency,
    burn: () => run(burn),
    hash: (password) => run(() => hash(password)),
    verify: (stored, password) => run(() => verify(stored, password)),
    inPlace: (work, isGone) => run(() => work({ burn, hash, verify }), isGone),
    waitMs: bounded.waitMs,
    isFull: bounded.isFull,
  }
}

async function burn(): Promise<void> {
  await argon2Verify(BURNT, 'x')
}

function hash(password: string): Promise<string> {
  return argon2(password.normalize('NFKC'), PARAMETERS)
}

async function verify(stored: string, password: string): Promise<{ ok: boolean; needsRehash: boolean }> {
  const format = formatOf(stored)
  switch (format) {
    case 'argon2id': {
      const ok = await argon2Verify(stored, password.normalize('NFKC'))
      return { ok, needsRehash: ok && !stored.startsWith(CURRENT) }
    }
    case 'bcrypt': {
      const ok = await bcryptCompare(password, stored)
      // bcrypt reads 72 bytes: of a longer password the rest was never checked, so what was typed is not taken over.
      return { ok, needsRehash: ok && Buffer.byteLength(password) <= BCRYPT_BYTES }
    }
    case 'sha256': {
      await burn()
      const ok = isSha256Of(stored, password)
      return { ok, needsRehash: ok }
    }
    case undefined:
      await burn()
      return { ok: false, needsRehash: false }
    default:
      return format satisfies never
  }
}

function isSha256Of(stored: string, password: string): boolean {
  const [, salt = '', digest = ''] = stored.split('$')
  const made = createHash('sha256').update(Buffer.from(salt, 'hex')).update(password, 'utf8').digest()
  return timingSafeEqual(made, Buffer.from(digest, 'hex'))
}
