import { collectDefaultMetrics, Registry } from 'prom-client'
import { apiDocs, liveness, metrics, openApiDocument, readiness } from '#contracts/operations.ts'
import type { RouteContract } from '#contracts/route.ts'
import { systemElapsed } from '#kernel/elapsed.ts'
import { registerPaymentGauges } from '#modules/payments/public.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Mount } from '#platform/http/mount.ts'
import { pagePolicy } from '#platform/http/security-headers.ts'
import type { Deps } from '#server/deps.ts'
import { docsPageOf } from './docs-page.ts'
import { openApiOf } from './openapi.ts'
import { checkReadiness, createPhotographsLook } from './readiness.ts'
import { registerGauges } from './register-gauges.ts'

/** By itself the library would wake an idle process a hundred times a second to see how late the event loop is. */
const LOOP_LOOK_MS = 1_000
/** What it makes of that has the second between two looks in it, which says nothing. `nodejs_eventloop_lag_seconds` is measured when asked. */
const SAYS_NOTHING = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99']

/**
 * Mounts the routes for operators and integrators (OPS-01). `mounted` is read at a request, so that it holds every route.
 */
export function mountOperations(
  mount: Mount,
  deps: Deps,
  { mounted, isDraining }: { mounted: readonly RouteContract[]; isDraining: () => boolean },
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_LOOK_MS })
  for (const one of SAYS_NOTHING) registry.removeSingleMetric(`nodejs_eventloop_lag_${one}_seconds`)
  registerPaymentGauges(registry, deps)
  registerGauges(registry, deps)
  const figures = Registry.merge([registry, deps.meter.registry])

  mount(liveness, () => ({ status: 'ok' as const }))
  const photographs = createPhotographsLook(deps, systemElapsed)
  mount(readiness, () => checkReadiness(deps, { isDraining, photographs }))
  mount(
    metrics,
    async () =>
      new PreparedReply(Buffer.from(await figures.metrics()), { 'content-type': figures.contentType }),
  )
  let document: Buffer | undefined
  mount(openApiDocument, () => {
    document ??= Buffer.from(JSON.stringify(openApiOf(mounted), undefined, 2))
    return new PreparedReply(document, { 'content-type': 'application/json; charset=utf-8' })
  })
  mount(apiDocs, () => {
    const nonce = deps.random.bytes(16).toString('base64url')
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(nonce),
    }
    return new PreparedReply(Buffer.from(docsPageOf(mounted, nonce)), headers)
  })
}
