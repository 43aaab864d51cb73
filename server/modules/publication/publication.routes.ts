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

/** IMP-02: publication by a second person at an instant. */
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
