import { lookAtCashier, payAtCashier } from '#contracts/demonstration/cashier.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { payHere } from './pay-here.ts'
import { viewTrade } from './view-trade.ts'

/** Mounts the page at which a demonstration pays. */
export function mountCashier(mount: Mount, deps: Deps): void {
  mount(lookAtCashier, ({ params }) => viewTrade(deps, params.attemptNo))
  mount(payAtCashier, ({ params, body }) => payHere(deps, { ...params, ...body }))
}
