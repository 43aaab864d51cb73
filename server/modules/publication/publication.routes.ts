import {
  decidePublication,
  listPublications,
  proposePublication,
  withdrawPublication,
} from '#contracts/office-scores.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decide, propose, withdraw } from './publish.ts'
import { viewPublications } from './view-publications.ts'

const DONE = { done: true } as const

/** IMP-02: publication by a second person at an instant. */
export function mountPublication(mount: Mount, deps: Deps): void {
  mount(listPublications, (_input, { actor, deadline }) => viewPublications(deps, actor, deadline))
  mount(proposePublication, ({ body }, by) => propose(deps, body, by))
  mount(decidePublication, async ({ params, body }, by) => {
    await decide(deps, { id: params.id, body }, by)
    return DONE
  })
  mount(withdrawPublication, async ({ params }, by) => {
    await withdraw(deps, params.id, by)
    return DONE
  })
}
