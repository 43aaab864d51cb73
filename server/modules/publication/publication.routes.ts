import {
  decidePublication,
  listPublications,
  proposePublication,
  withdrawPublication,
} from '#contracts/office/scores.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decide, propose, withdraw } from './publish.ts'
import { viewPublications } from './view-publications.ts'

/** Mounts the routes of publication (IMP-02): a second person approves it, and it takes effect at an instant. */
export function mountPublication(mount: Mount, deps: Deps): void {
  mount(listPublications, (_input, call) => viewPublications(deps, call))
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
