import type { Deadline } from '#kernel/deadline.ts'
import { encodeList, listMessage } from '#rulebook/papers/revocation-list.ts'
import type { Deps } from '#server/deps.ts'
import { countRevocations, listEntries } from './revocation.store.ts'

/** The list says of itself when it was made; whoever has it from the service has it of this minute. */
const FRESH_MS = 60_000

interface Published {
  count: number
  issuedAt: Date
  body: Buffer
}

/**
 * VER-02: signs the list of revoked papers. It is made again when there is one more, so that a revocation shows at once; rows are only
 * ever added, which makes their number its version.
 */
export function createListPublisher(
  deps: Pick<Deps, 'database' | 'clock' | 'paperKeys'>,
): (deadline: Deadline) => Promise<Buffer> {
  let newest: Published | undefined
  const publish = (count: number, entries: Uint8Array): Published => {
    const issuedAt = deps.clock.now()
    const signature = deps.paperKeys.sign(listMessage({ issuedAt, entries }))
    const text = encodeList({ issuedAt, keyId: deps.paperKeys.id, entries, signature })
    return { count, issuedAt, body: Buffer.from(text) }
  }
  return async (deadline) => {
    const age = newest ? deps.clock.now().getTime() - newest.issuedAt.getTime() : Number.POSITIVE_INFINITY
    newest = await deps.database.read(deadline, async (tx) => {
      const count = await countRevocations(tx)
      if (newest?.count === count && age >= 0 && age < FRESH_MS) return newest
      const entries = await listEntries(tx)
      return publish(count, entries)
    })
    return newest.body
  }
}
