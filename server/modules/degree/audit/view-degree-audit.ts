import type { DegreeAudit, WindowOnTheWay } from '#contracts/degree/degree-audit.ts'
import type { Call } from '#kernel/call.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import { listExemptible } from '#modules/exemption/public.ts'
import type { ServiceWindow } from '#modules/windows/public.ts'
import type { BlockLine, CourseLine, DegreeLine } from '#rulebook/progress/degree-line.ts'
import { explainAudit } from '#rulebook/progress/explain-audit.ts'
import type { Deps } from '#server/deps.ts'
import { viewForecast } from '../forecast/forecast.view.ts'
import { type AppliedGraduation, findAppliedGraduation } from './applied-for.store.ts'
import { type AuditedCase, auditCase, forecastOf } from './audit-case.ts'
import { type LineNames, viewCourseLine, viewGroupLine, viewRule } from './line.view.ts'
import { groupNames } from './names.ts'
import { nextStep, type StepQuestion } from './next-step.rules.ts'
import { listWaitingFor } from './waiting-for.ts'

/** What a forecast changes; everything absent is as it is. */
export interface WhatIf {
  planId?: string | undefined
  situation?: string | undefined
  assumed?: readonly string[] | undefined
  without?: readonly string[] | undefined
}

/** AUD-05, AUD-06, AUD-08: shows the living audit of the active 准考证, or a forecast in its form. */
export function viewDegreeAudit(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  whatIf: WhatIf,
): Promise<DegreeAudit> {
  const at = deps.clock.now()
  return deps.database.readOften(deadline, async (tx) => {
    const audited = await auditCase(tx, { ticketId: actor.ticket.id, at, ...whatIf })
    const { ticket, offered, built, degreeCase, answer, outlook, sittings } = audited
    const key = { personId: built.personId, majorCode: degreeCase.plan.major }
    const lines = explainAudit(degreeCase, answer, await listWaitingFor(tx, deps, built.personId))
    const names = lineNames(audited)
    const forecast = forecastOf(audited)
    const exemptible = await listExemptible(tx, deps, { ticket, at })
    const blocks = lines.filter((line): line is BlockLine => line.kind === 'block')
    return {
      plan: viewPlan(audited),
      offered: offered.map(({ planId, version, isDefault, words, source }) => ({
        ...{ planId, version, isDefault, words, source },
      })),
      situations: built.plan.situations.map(({ id, label, words }) => ({
        ...{ id, label, source: built.plan.requirementsSource },
        ...(words === undefined ? {} : { words }),
      })),
      ...(degreeCase.record.situation === null ? {} : { situation: degreeCase.record.situation }),
      verdict: answer.verdict,
      blocks: blocks.map(({ block, until }) => ({ block, ...(until === undefined ? {} : { until }) })),
      courses: { has: answer.courses, needs: degreeCase.plan.minCourses },
      credits: { has: answer.credits, needs: degreeCase.plan.minCredits },
      ...(answer.fewest === null ? {} : { fewest: answer.fewest }),
      path: answer.path.map(names.nameOf),
      forecast: viewForecast(forecast, { sittings, nameOf: names.nameOf }),
      windows: [
        ...viewWindow('exemption', outlook.exemption),
        ...viewWindow('graduation', outlook.graduation),
      ],
      next: nextStep({
        answer,
        blocks,
        lines: lines.filter((line): line is CourseLine => line.kind === 'course'),
        forecast,
        sittings,
        applied: viewApplied(await findAppliedGraduation(tx, key), ticket.id),
        graduation: stepWindow(outlook.graduation),
        exemption: stepWindow(outlook.exemption),
        exemptible: exemptible.map(({ course }) => course),
        nameOf: names.nameOf,
      }),
      lines: lines.flatMap((line) => viewLine(line, names)),
      substitutions: viewSubstitutions(audited, { names, without: new Set(whatIf.without) }),
    }
  })
}

function viewPlan({ built: { plan } }: AuditedCase): DegreeAudit['plan'] {
  return {
    planId: plan.planId,
    version: plan.plan.version,
    majorCode: plan.plan.major,
    majorName: plan.majorName,
    schoolName: plan.schoolName,
    source: plan.source,
    notes: [...plan.notes],
  }
}

function lineNames({ ticket, built, degreeCase, nameOf }: AuditedCase): LineNames {
  return {
    nameOf,
    groupName: groupNames(built.plan, degreeCase.record.situation),
    otherTicketNo: (id) => {
      const own = built.ticketNos.get(id)
      return own === ticket.no ? undefined : own
    },
    scores: new Map(degreeCase.record.scores.map((score) => [score.id, score])),
    rules: new Map(built.substitutions.map((one) => [one.rule.id, one])),
  }
}

function viewLine(line: DegreeLine, names: LineNames): DegreeAudit['lines'] {
  switch (line.kind) {
    case 'course':
      return viewCourseLine(line, names)
    case 'group':
      return [viewGroupLine(line, names)]
    case 'count':
      return [{ kind: 'count', counted: line.counted, has: line.has, needs: line.needs }]
    case 'block':
      return []
    default:
      return line satisfies never
  }
}

/** The rules that have something to use in the record and something to meet in the plan. */
function viewSubstitutions(
  { built, degreeCase, answer }: AuditedCase,
  { names, without }: { names: LineNames; without: ReadonlySet<string> },
): DegreeAudit['substitutions'] {
  const passed = new Set(
    degreeCase.record.scores
      .filter(({ id }) => !answer.unusable.some(({ score }) => score === id))
      .map(({ course }) => course),
  )
  const planned = new Set([
    ...degreeCase.plan.courses.map(({ code }) => code),
    ...degreeCase.plan.situations.flatMap(({ courses }) => courses.map(({ code }) => code)),
  ])
  const used = new Set(answer.met.flatMap(({ substitution }) => substitution ?? []))
  return built.substitutions
    .filter(
      ({ rule }) => rule.old.some((code) => passed.has(code)) && rule.new.some((code) => planned.has(code)),
    )
    .map((one) => ({
      rule: viewRule(one, names.nameOf),
      isUsed: used.has(one.rule.id),
      isLeftOut: without.has(one.rule.id),
    }))
}

function viewWindow(service: WindowOnTheWay['service'], found: ServiceWindow | undefined): WindowOnTheWay[] {
  if (found === undefined) return []
  const { opensAt, closesAt, nextExpected } = found.window
  return [
    {
      service,
      state: found.state,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      ...(nextExpected === undefined ? {} : { nextExpected }),
    },
  ]
}

/** What its owner has to know of it. Who decides, and at which level, is told on the page of the application. */
function viewApplied(applied: AppliedGraduation | undefined, ticketId: string): StepQuestion['applied'] {
  if (applied === undefined) return undefined
  const { id, state, ticketNo } = applied
  return {
    kind: 'applied',
    state: state === 'approved' || state === 'amending' ? state : 'in_review',
    ...(applied.ticketId === ticketId ? { applicationId: id } : { ticketNo }),
  }
}

function stepWindow(found: ServiceWindow | undefined) {
  if (found === undefined) return undefined
  const { opensAt, closesAt, nextExpected } = found.window
  return { state: found.state, opensAt, closesAt, nextExpected }
}
