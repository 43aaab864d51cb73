import { findPaper, paperKeys, revokedPapers } from '#contracts/papers.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Mount } from '#platform/http/mount.ts'
import { encodeKeySet } from '#rulebook/papers/key-set.ts'
import type { Deps } from '#server/deps.ts'
import { findTypedPaper } from './find-typed-paper.ts'
import { createListPublisher } from './publish-list.ts'

/** Mounts what those who verify papers ask for (VER-01, VER-02). */
export function mountPaperProofs(mount: Mount, deps: Deps): void {
  const publishList = createListPublisher(deps)
  mount(paperKeys, () => {
    const { published: keys } = deps.paperKeys
    return replyOf(Buffer.from(encodeKeySet({ publishedAt: deps.clock.now(), keys })))
  })
  mount(revokedPapers, async (_input, { deadline }) => replyOf(await publishList(deadline)))
  mount(findPaper, ({ body }, { deadline }) => findTypedPaper(deps, deadline, body))
}

/** A copy may be kept, and is asked for again each time that there is a network. */
function replyOf(body: Buffer): PreparedReply {
  return new PreparedReply(body, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, no-cache',
  })
}
