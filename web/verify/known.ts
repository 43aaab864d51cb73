import { isListGood } from '#rulebook/papers/judge-paper.ts'
import { type KeySet, readKeySet } from '#rulebook/papers/key-set.ts'
import { type RevocationList, readList } from '#rulebook/papers/revocation-list.ts'

/** What the service published, as far as this device has it. */
export interface Published {
  keys: KeySet | undefined
  list: RevocationList | undefined
}

const PATIENCE_MS = 8_000

/**
 * Reads the published keys and the list of revoked papers, newest first; without a network the service worker answers with what it kept
 * (`web/public/assets/verify-worker-1.js`). Both say themselves of when they are.
 */
export async function readPublished(): Promise<Published> {
  const [keyText, listText] = await Promise.all([
    read('/.well-known/kaoji-paper-keys.json'),
    read('/.well-known/kaoji-revoked-papers.json'),
  ])
  const keys = keyText === undefined ? undefined : readKeySet(keyText)
  const list = listText === undefined ? undefined : readList(listText)
  const isGood = keys && list && isListGood(list, { keys, now: new Date() })
  return { keys, list: isGood ? list : undefined }
}

async function read(path: string): Promise<string | undefined> {
  try {
    const reply = await fetch(path, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) })
    return reply.ok ? await reply.text() : undefined
  } catch {
    return undefined
  }
}
