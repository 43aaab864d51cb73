import {
  decidePublication,
  listPublications,
  onePublication,
  proposePublication,
  releasedBatch,
  withdrawPublication,
} from '#contracts/office/scores/publications.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decide } from './decide-publication.ts'
import { propose, withdraw } from './publish.ts'
import { viewPublications } from './view-publications.ts'
import { viewReleased, viewReleasedBatch } from './view-released.ts'

/** Mounts the routes of publication (IMP-02): a second person approves it, and it takes effect at an instant. */
export function mountPublication(mount: Mount, deps: Deps): void {
  mount(listPublications, (_input, call) => viewPublications(deps, call))
  mount(onePublication, ({ params }, call) => viewReleased(deps, call, { id: params.id }))
  mount(releasedBatch, ({ params, query }, call) => viewReleasedBatch(deps, call, { ...params, ...query }))
  mount(proposePublication, ({ body }, call) => propose(deps, call, body))
  mount(decidePublication, async ({ params, body }, call) => {
    await decide(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(withdrawPublication, async ({ params }, call) => {
    await withdraw(deps, call, { id: params.id })
    return DONE
  })
}
