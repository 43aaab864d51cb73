import { sha256 } from '@noble/hashes/sha2.js'

/** A puzzle that costs a browser a second or two and a server nothing (LOG-04: the non-visual alternative). */
export interface WorkChallenge {
  salt: string
  bits: number
}

const LEAST_BITS = 16
const MOST_BITS = 22
/** How many puzzles of ten minutes cost no more than the least: from one network, and in all. */
const CALM = { network: 8, all: 1_000 }

/**
 * How many zero bits a puzzle demands: about 65,000 hashes on average while few are asked for. Each doubling of the
 * puzzles of the last ten minutes, from one network or in all, doubles the work (LOG-04).
 */
export function workBits(asked: { network: number; all: number }): number {
  const more = (count: number, calm: number) => Math.max(0, Math.floor(Math.log2(count / calm)))
  return Math.min(MOST_BITS, LEAST_BITS + more(asked.network, CALM.network) + more(asked.all, CALM.all))
}

const CHUNK = 2_000

/** Whether sha256("salt:counter") begins with that many zero bits. */
export function isSolved(challenge: WorkChallenge, counter: number): boolean {
  const digest = sha256(new TextEncoder().encode(`${challenge.salt}:${counter}`))
  return leadingZeroBits(digest) >= challenge.bits
}

/** The smallest counter that solves it; in pieces, so that the page stays alive. Throws when aborted. */
export async function solveWork(
  challenge: WorkChallenge,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<number> {
  const expected = 2 ** challenge.bits
  for (let from = 0; ; from += CHUNK) {
    options.signal?.throwIfAborted()
    for (let counter = from; counter < from + CHUNK; counter += 1)
      if (isSolved(challenge, counter)) return counter
    // How likely it was to be done by now: never reaches one before it is.
    options.onProgress?.(1 - Math.exp(-(from + CHUNK) / expected))
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0
  for (const byte of bytes) {
    if (byte === 0) bits += 8
    else return bits + Math.clz32(byte) - 24
  }
  return bits
}
