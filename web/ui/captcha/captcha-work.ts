import { solveWork } from '#rulebook/proof-of-work.ts'
import type { CaptchaSource } from './captcha-source.ts'

/** Fetches a puzzle and solves it here; `onProgress` hears a share of 0 to 1 that reaches 1 only when done. */
export async function workProof(
  source: CaptchaSource,
  onProgress: (share: number) => void,
): Promise<{ id: string; answer: string }> {
  const { id, ...challenge } = await source.fetchWork()
  const counter = await solveWork(challenge, { onProgress })
  return { id, answer: String(counter) }
}
