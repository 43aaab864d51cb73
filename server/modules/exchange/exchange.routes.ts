import {
  decideTrustedKey,
  endTrustedKey,
  listTrustedKeys,
  proposeTrustedKey,
} from '#contracts/office/trusted-keys.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decideOnKey, endKey, proposeKey } from './trust/keep-trust.ts'
import { viewTrust } from './trust/view-trust.ts'

/** Mounts the list of installations whose files are believed (TRO-04). */
export function mountExchange(mount: Mount, deps: Deps): void {
  mount(listTrustedKeys, (_input, call) => viewTrust(deps, call))
  mount(proposeTrustedKey, ({ body }, call) => proposeKey(deps, call, body))
  mount(decideTrustedKey, async ({ params, body }, call) => {
    await decideOnKey(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(endTrustedKey, async ({ params, body }, call) => {
    await endKey(deps, call, { ...body, id: params.id })
    return DONE
  })
}
