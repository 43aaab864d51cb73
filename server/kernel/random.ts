import { randomBytes, randomInt } from 'node:crypto'

/** Unpredictable bytes and numbers: the source of every secret. */
export interface RandomSource {
  bytes(count: number): Buffer
  /** A whole number from 0 to `limit - 1`, each as likely. */
  below(limit: number): number
}

/** The operating system's generator. */
export const systemRandom: RandomSource = {
  bytes: (count) => randomBytes(count),
  below: (limit) => randomInt(limit),
}
