import type { FastifyInstance } from 'fastify'
import { MAX_IMPORT_BYTES } from '#contracts/office/imports.ts'
import type { RouteContract } from '#contracts/route.ts'
import { mountAccounts } from '#modules/accounts/accounts.routes.ts'
import { mountApplications } from '#modules/applications/applications.routes.ts'
import { mountAuditTrail } from '#modules/audit-trail/audit-trail.routes.ts'
import { mountCaptchas } from '#modules/captchas/captchas.routes.ts'
import { mountCashier } from '#modules/cashier/cashier.routes.ts'
import { postNotices } from '#modules/cashier/public.ts'
import { mountCorrections } from '#modules/corrections/corrections.routes.ts'
import { mountDegree } from '#modules/degree/degree.routes.ts'
import { mountDegreeAudits } from '#modules/degree-audits/degree-audits.routes.ts'
import { mountDemonstration } from '#modules/demonstration/demonstration.routes.ts'
import { mountDepartures } from '#modules/departures/departures.routes.ts'
import { mountDiplomas } from '#modules/diplomas/diplomas.routes.ts'
import { mountEvidence } from '#modules/evidence/evidence.routes.ts'
import { mountExchange } from '#modules/exchange/exchange.routes.ts'
import { mountExemption } from '#modules/exemption/exemption.routes.ts'
import { mountFirstRound } from '#modules/first-round/first-round.routes.ts'
import { mountGraduation } from '#modules/graduation/graduation.routes.ts'
import { mountHome } from '#modules/home/home.routes.ts'
import { mountImports } from '#modules/imports/imports.routes.ts'
import { mountMessages } from '#modules/messages/messages.routes.ts'
import { mountOperations } from '#modules/operations/operations.routes.ts'
import { mountPaperProofs } from '#modules/paper-proofs/paper-proofs.routes.ts'
import { mountPapers } from '#modules/papers/papers.routes.ts'
import { mountFinance } from '#modules/payments/finance.routes.ts'
import { mountPayments } from '#modules/payments/payments.routes.ts'
import { mountPhoneLinks } from '#modules/phone-links/phone-links.routes.ts'
import { mountProfile } from '#modules/profile/profile.routes.ts'
import { mountPublication } from '#modules/publication/publication.routes.ts'
import { mountRegistry } from '#modules/registry/registry.routes.ts'
import { mountReviews } from '#modules/reviews/reviews.routes.ts'
import { mountSanctions } from '#modules/sanctions/sanctions.routes.ts'
import { mountScoreDoubts } from '#modules/score-doubts/score-doubts.routes.ts'
import { mountScores } from '#modules/scores/scores.routes.ts'
import { bringsToken, createSessionCache } from '#modules/sessions/public.ts'
import { mountStaff } from '#modules/staff/staff.routes.ts'
import { mountStatistics } from '#modules/statistics/statistics.routes.ts'
import { mountSupplements } from '#modules/supplements/supplements.routes.ts'
import { mountSupport } from '#modules/support/support.routes.ts'
import { mountTexts } from '#modules/texts/texts.routes.ts'
import { mountAnswers } from '#modules/transfer-in/answering/answers.routes.ts'
import { mountArrivalMatching } from '#modules/transfer-in/arriving/matching/arrivals.routes.ts'
import { mountTransferIn } from '#modules/transfer-in/transfer-in.routes.ts'
import { mountTransferOut } from '#modules/transfer-out/transfer-out.routes.ts'

import { mountWindows } from '#modules/windows/windows.routes.ts'
import { createAdmission } from '#platform/http/admission.ts'
import { answerBefore } from '#platform/http/before-framework.ts'
import { createDrain } from '#platform/http/drain.ts'
import { watchLoop } from '#platform/http/loop-delay.ts'
import { createMount } from '#platform/http/mount.ts'
import { servePages } from '#platform/http/pages/pages.ts'
import { createReplays } from '#platform/http/replays.ts'
import { securityHeaders } from '#platform/http/security-headers.ts'
import { createHttpServer, isNamed, isSecure } from '#platform/http/server.ts'
import type { Deps } from './deps.ts'

export interface App {
  http: FastifyInstance
  /** Every mounted route: the OpenAPI document and the tests over all routes are made from this list. */
  mounted: readonly RouteContract[]
  /**
   * Before closing: makes the load balancer and all open connections go elsewhere, while requests are still answered for
   * this long.
   */
  drain(milliseconds: number): Promise<void>
}

/**
 * Builds the whole application over `deps`, not yet listening. `pages` is the folder of the built pages; undefined:
 * pages are not served.
 */
export async function createApp(deps: Deps, options: { pages: string | undefined }): Promise<App> {
  const http = await createHttpServer({
    config: deps.config,
    log: deps.log,
    maxUploadBytes: MAX_IMPORT_BYTES,
  })
  const sessions = createSessionCache(deps)
  const drain = createDrain(http)
  const replays = createReplays({
    sessionIn: sessions.held,
    mayAnswer: (headers) => !drain.isDraining() && isNamed(deps.config, headers),
    log: deps.log,
  })
  const { mount, mounted } = createMount(http, sessions.resolve, { acts: deps.acts, replays })
  mountCaptchas(mount, deps)
  mountAccounts(mount, deps)
  mountRegistry(mount, deps, sessions)
  mountScores(mount, deps)
  mountSupport(mount, deps)
  mountWindows(mount, deps)
  mountMessages(mount, deps)
  mountTexts(mount, deps)
  mountStaff(mount, deps)
  mountFirstRound(mount, deps)
  mountImports(mount, deps)
  mountArrivalMatching(mount, deps)
  mountProfile(mount, deps)
  mountPublication(mount, deps)
  mountCorrections(mount, deps)
  mountSanctions(mount, deps)
  mountTransferIn(mount, deps)
  mountAnswers(mount, deps)
  mountScoreDoubts(mount, deps)
  mountEvidence(mount, deps)
  mountPhoneLinks(mount, deps)
  mountApplications(mount, deps)
  mountExemption(mount, deps)
  mountSupplements(mount, deps)
  mountDegree(mount, deps)
  mountGraduation(mount, deps)
  mountTransferOut(mount, deps)
  mountHome(mount, deps)
  mountReviews(mount, deps)
  mountStatistics(mount, deps)
  mountDiplomas(mount, deps)
  mountDepartures(mount, deps)
  mountExchange(mount, deps)
  mountPapers(mount, deps)
  mountPayments(mount, deps)
  mountPaperProofs(mount, deps)
  mountFinance(mount, deps)
  mountDegreeAudits(mount, deps)
  mountAuditTrail(mount, deps)
  mountDemonstration(mount, deps)
  mountCashier(mount, deps)
  postNotices(http, deps)
  mountOperations(mount, deps, { mounted, isDraining: drain.isDraining })
  const loop = watchLoop()
  const admission = createAdmission({
    isKnown: sessions.knows,
    headers: securityHeaders({ isSecure: isSecure(deps.config) }),
    log: deps.log,
    behindMs: loop.milliseconds,
    filesNow: deps.images.placesAtDoor,
    onShed: (kind) => deps.meter.count('kaoji_requests_shed_total', { kind }),
  })
  answerBefore(http.server, [replays.answer, admission.refuse], admission.letIn)
  http.addHook('onClose', loop.stop)
  if (options.pages)
    await servePages(http, {
      directory: options.pages,
      random: deps.random,
      mode: deps.config.mode,
      mayBeSignedIn: (cookie, door) => bringsToken(deps.config, door, cookie),
    })
  return { http, mounted, drain: drain.begin }
}

/**
 * OPS-01: what a process that only works off jobs answers, not yet listening: whether it lives, whether it takes jobs, and its figures.
 */
export async function createWorkerApp(deps: Deps, isTaking: () => boolean): Promise<FastifyInstance> {
  const http = await createHttpServer({ config: deps.config, log: deps.log, maxUploadBytes: 0 })
  const sessions = createSessionCache(deps)
  const replays = createReplays({ sessionIn: sessions.held, mayAnswer: () => false, log: deps.log })
  const { mount, mounted } = createMount(http, sessions.resolve, { acts: deps.acts, replays })
  mountOperations(mount, deps, { mounted, isDraining: () => !isTaking() })
  return http
}
