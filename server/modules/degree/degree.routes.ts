import {
  degreeAlternatives,
  degreeAudit,
  degreePlans,
  keepSituation as keepSituationRoute,
} from '#contracts/degree.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { keepSituation } from './audit/keep-situation.ts'
import { viewDegreeAudit } from './audit/view-degree-audit.ts'
import { viewPlans } from './audit/view-plans.ts'
import { viewAlternatives } from './forecast/view-alternatives.ts'

/** Mounts the living audit (AUD-04 to AUD-06, AUD-08) and its line of the home page (HOM-05). */
export function mountDegree(mount: Mount, deps: Deps): void {
  mount(degreeAudit, ({ query }, call) =>
    viewDegreeAudit(deps, call, {
      planId: query.planId,
      situation: query.situation,
      assumed: listOf(query.assumed),
      without: listOf(query.without),
    }),
  )
  mount(degreeAlternatives, (_input, call) => viewAlternatives(deps, call))
  mount(degreePlans, (_input, call) => viewPlans(deps, call))
  mount(keepSituationRoute, ({ body }, call) => keepSituation(deps, call, body))
}

function listOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',')
}
