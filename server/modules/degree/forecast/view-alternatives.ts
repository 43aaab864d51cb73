import type { AlternativeView } from '#contracts/degree/degree-audit.ts'
import type { Call } from '#kernel/call.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import { listExemptible } from '#modules/exemption/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { exemptedScores, passedElsewhere } from '#rulebook/degree-record/assumed-scores.ts'
import { substitutionsInReach } from '#rulebook/degree-record/substitutions-in-reach.ts'
import type { Deps } from '#server/deps.ts'
import { type AuditedCase, auditCase, forecastOf } from '../audit/audit-case.ts'
import { viewRule } from '../audit/line.view.ts'
import type { NameOf } from '../audit/names.ts'

/**
 * AUD-05, AUD-08: shows what another way would save: 免考 by the credentials of the wallet, a 顶替 for which old courses are
 * still missing that are examined, and the other versions under which one may graduate. Each is audited and forecast whole.
 */
export function viewAlternatives(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
): Promise<{ alternatives: AlternativeView[] }> {
  const at = deps.clock.now()
  return deps.database.readOften(deadline, async (tx) => {
    const asked = { ticketId: actor.ticket.id, at }
    const now = await auditCase(tx, asked)
    const { nameOf } = now
    const exemptible = await listExemptible(tx, deps, { ticket: now.ticket, at })
    const alternatives = [
      ...byExemption(now, exemptible, nameOf),
      ...bySubstitution(now, nameOf),
      ...(await byPlan(tx, now, asked)),
    ]
    return { alternatives: alternatives.filter(({ saves, way }) => saves > 0 || way.kind === 'plan') }
  })
}

/** What a changed case comes to, beside the present one. `extra`: exams that the change itself costs. */
function compared(
  now: AuditedCase,
  degreeCase: DegreeCase,
  { way, extra = 0 }: { way: AlternativeView['way']; extra?: number },
): AlternativeView {
  return outcomeOf(now, { ...now, degreeCase, answer: auditDegree(degreeCase) }, { way, extra })
}

function outcomeOf(
  now: AuditedCase,
  other: AuditedCase,
  { way, extra }: { way: AlternativeView['way']; extra: number },
): AlternativeView {
  const fewest = other.answer.fewest === null ? undefined : other.answer.fewest + extra
  const forecast = forecastOf(other)
  const before = now.answer.fewest
  return {
    way,
    ...(fewest === undefined ? {} : { fewest }),
    saves: fewest === undefined || before === null ? 0 : before - fewest,
    ...(forecast.kind === 'month' && extra === 0 ? { month: forecast.month } : {}),
  }
}

function byExemption(
  now: AuditedCase,
  exemptible: readonly { course: string; words: string; source: string }[],
  nameOf: NameOf,
): AlternativeView[] {
  const { degreeCase } = now
  const missing = exemptible.filter(({ course }) => now.answer.met.every((one) => one.course !== course))
  // What one regulation exempts together is one way: 计算机应用基础 with its practice.
  return [...Map.groupBy(missing, ({ words }) => words).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const courses = group.map(({ course }) => course)
    const way = {
      kind: 'exemption' as const,
      courses: courses.map(nameOf),
      words: first.words,
      source: first.source,
    }
    return [compared(now, withScores(degreeCase, exemptedScores(courses, degreeCase)), { way })]
  })
}

function bySubstitution(now: AuditedCase, nameOf: NameOf): AlternativeView[] {
  const { degreeCase, answer, sittings, built } = now
  const examined = new Set(sittings.flatMap(({ exams }) => exams.map(({ course }) => course)))
  return substitutionsInReach(degreeCase, answer, examined).flatMap(({ rule, missing }) => {
    const found = built.substitutions.find((one) => one.rule.id === rule)
    if (found === undefined) return []
    const way = {
      kind: 'substitution' as const,
      rule: viewRule(found, nameOf),
      courses: missing.map(nameOf),
    }
    const changed = withScores(degreeCase, passedElsewhere(missing, degreeCase))
    return [compared(now, changed, { way, extra: missing.length })]
  })
}

async function byPlan(
  tx: Tx,
  now: AuditedCase,
  asked: { ticketId: string; at: Date },
): Promise<AlternativeView[]> {
  const others = now.offered.filter(({ planId }) => planId !== now.built.plan.planId)
  const found: AlternativeView[] = []
  for (const { planId, version, words } of others) {
    const other = await auditCase(tx, { ...asked, planId })
    found.push(outcomeOf(now, other, { way: { kind: 'plan', planId, version, words }, extra: 0 }))
  }
  return found
}

function withScores(degreeCase: DegreeCase, scores: DegreeCase['record']['scores']): DegreeCase {
  const { record } = degreeCase
  return { ...degreeCase, record: { ...record, scores: [...record.scores, ...scores] } }
}
