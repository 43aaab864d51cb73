import {
  askSanctionRevocation,
  decideSanction,
  listSanctions,
  requestSanction,
  sanctionsOfCandidate,
} from '#contracts/office/sanctions.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decideOnSanction } from './decide-sanction.ts'
import { askForRevocation, enterSanction } from './enter-sanction.ts'
import { viewSanctions, viewSanctionsOf } from './view-sanctions.ts'

/** Mounts the routes of sanctions: two persons enter one, two take it back. */
export function mountSanctions(mount: Mount, deps: Deps): void {
  mount(listSanctions, (_input, call) => viewSanctions(deps, call))
  mount(sanctionsOfCandidate, ({ params }, call) => viewSanctionsOf(deps, call, { personId: params.id }))
  mount(requestSanction, ({ params, body }, call) =>
    enterSanction(deps, call, { ...body, personId: params.id }),
  )
  mount(askSanctionRevocation, async ({ params, body }, call) => {
    await askForRevocation(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(decideSanction, async ({ params, body }, call) => {
    await decideOnSanction(deps, call, { ...body, id: params.id })
    return DONE
  })
}
