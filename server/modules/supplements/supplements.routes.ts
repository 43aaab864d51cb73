import { supplementReference } from '#contracts/transfers/supplements.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { createSupplementReference } from './supplement-reference.ts'

const EMPTY = Buffer.alloc(0)

/** SUP-01…03: mounts the route of 成绩补登 that the engine does not have. */
export function mountSupplements(mount: Mount, deps: Deps): void {
  const read = createSupplementReference(deps)
  mount(supplementReference, async (_input, { deadline, request }) => {
    const { body, etag } = await read(deadline)
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      etag,
      // The browser keeps it and asks whether it still holds: the answer is then a line without a body.
      'cache-control': 'private, no-cache',
    }
    const isKept = request.headers['if-none-match'] === etag
    return isKept ? new PreparedReply(EMPTY, headers, { status: 304 }) : new PreparedReply(body, headers)
  })
}
