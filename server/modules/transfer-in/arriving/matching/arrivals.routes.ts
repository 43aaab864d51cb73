import {
  keepArrivalWaiting,
  listUnmatched,
  matchArrivalTo,
  oneUnmatched,
  takeArrivalPackage,
  unmatchArrival as unmatchRoute,
} from '#contracts/office/arrivals.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { receivePackage } from '../packages/receive-package.ts'
import { keepWaiting, settleMatch } from './settle-match.ts'
import { unmatchArrival } from './unmatch.ts'
import { viewArrivalToMatch, viewUnmatched } from './view-unmatched.ts'

/** Mounts the routes where staff settle whose an arrival is (TRI-01). */
export function mountArrivalMatching(mount: Mount, deps: Deps): void {
  mount(takeArrivalPackage, async (_input, call) => {
    const { request } = call
    return receivePackage(deps, call, request.isMultipart() ? await request.file() : undefined)
  })
  mount(listUnmatched, ({ query }, call) => viewUnmatched(deps, call, query))
  mount(oneUnmatched, ({ params, query }, call) =>
    viewArrivalToMatch(deps, call, { ...query, id: params.id }),
  )
  mount(matchArrivalTo, async ({ params, body }, call) => {
    await settleMatch(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(keepArrivalWaiting, async ({ params, body }, call) => {
    await keepWaiting(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(unmatchRoute, async ({ params, body }, call) => {
    await unmatchArrival(deps, call, { ...body, id: params.id })
    return DONE
  })
}
