import { type Row, textOf } from '#platform/sections/row.ts'
import type { Disagreement, LoadedRow } from '#platform/sections/section.ts'
import type { LocalRule } from '#rulebook/degree/degree-case.ts'
import { textsIn } from '../entry-columns.ts'
import type { CourseOfPlan, PlanParts } from './compose-plan.rules.ts'
import { findingsOfPlan, type PlanFinding } from './plan-findings.rules.ts'
import { requirementsOf } from './trees-of-entry.ts'
import { tryPlan } from './try-plan.rules.ts'

/** The sections of which a plan is made. */
export const SECTIONS_OF_PLAN = [
  'majors',
  'plans',
  'plan-courses',
  'plan-requirements',
  'transfer-rules',
] as const

type RowsOf = (section: string) => readonly LoadedRow[]

/** A plan put together from the rows of the files, and where its parts stand in them. */
interface PlanInFiles {
  parts: PlanParts
  name: string
  plan: LoadedRow
  courses: ReadonlyMap<string, LoadedRow>
  requirements: LoadedRow | undefined
}

/** What cannot be right in the plans as they will be after the load (AUD-02), each at its place. */
export function examinePlans(rowsOf: RowsOf): Disagreement[] {
  const plans = plansIn(rowsOf)
  return [
    ...plans.flatMap((plan) => {
      const findings = findingsOfPlan(plan.parts)
      const isSound = findings.every(({ weight }) => weight === 'remark')
      return [...findings, ...(isSound ? tryPlan(plan.parts) : [])].map((finding) => placed(plan, finding))
    }),
    ...levelsWithoutRule(plans),
  ]
}

/** Without a rule nothing is asked of candidates with transferred scores: an officer should know that. */
function levelsWithoutRule(plans: readonly PlanInFiles[]): Disagreement[] {
  const open = plans.filter(({ parts }) => parts.local === undefined).map(({ parts }) => parts.level)
  return [...new Set(open)].map((level) => ({
    section: 'transfer-rules',
    weight: 'remark',
    text: `没有${level === 'benke' ? '专升本' : '专科'}的一般规定：有转入成绩的考生毕业时，不查转入满几个月，也不查在本市合格的门数。`,
  }))
}

/** Puts the plans together from the rows of their sections. */
export function plansIn(rowsOf: RowsOf): PlanInFiles[] {
  const levels = new Map(rowsOf('majors').map(({ row }) => [nameOf(row, ['school', 'major']), row.level]))
  const requirements = new Map(rowsOf('plan-requirements').map((one) => [nameOf(one.row), one]))
  const courses = Map.groupBy(rowsOf('plan-courses'), ({ row }) => nameOf(row))
  const transfers = rowsOf('transfer-rules').map(({ row }) => row)
  return rowsOf('plans').map((plan) => {
    const { row } = plan
    const name = nameOf(row)
    const level = levels.get(nameOf(row, ['school', 'major'])) === 'zhuanke' ? 'zhuanke' : 'benke'
    const lines = courses.get(name) ?? []
    const entry = requirements.get(name)
    return {
      name,
      plan,
      courses: new Map(lines.map((line) => [textOf(line.row, 'course'), line])),
      requirements: entry,
      parts: {
        major: textOf(row, 'major'),
        version: textOf(row, 'version'),
        level,
        validFrom: textOf(row, 'effectiveOn'),
        validTo: textOf(row, 'graduatesUntil') || undefined,
        minCourses: Number(row.minCourses),
        minCredits: Number(row.minCredits),
        courses: lines.map((line) => courseOf(line.row)),
        ...requirementsOf(entry?.row),
        local: localRuleOf(transfers, { name, level }),
      },
    }
  })
}

function courseOf(row: Row): CourseOfPlan {
  return {
    code: textOf(row, 'course'),
    credits: Number(row.credits),
    mode: row.mode === 'written' ? 'written' : row.mode === 'practice' ? 'practice' : 'thesis',
    nature:
      row.requirement === 'compulsory'
        ? 'compulsory'
        : row.requirement === 'choice'
          ? 'choice'
          : 'additional',
    theory: textOf(row, 'theory') || undefined,
    isOwnMajor: row.ownMajor === undefined ? undefined : row.ownMajor === 'true',
    discontinuedOn: undefined,
  }
}

function localRuleOf(
  transfers: readonly Row[],
  { name, level }: { name: string; level: string },
): LocalRule | undefined {
  const own = transfers.find((row) => row.level === level && nameOf(row) === name)
  const rule = own ?? transfers.find((row) => row.level === level && nameOf(row).trim() === '')
  if (!rule) return undefined
  return {
    min: Number(rule.minCourses),
    named: textsIn(rule.named),
    minNamed: Number(rule.minNamed ?? 0),
    exempt: rule.countsExempted === 'true',
  }
}

function nameOf(row: Row, columns: readonly string[] = ['school', 'major', 'version']): string {
  return columns.map((column) => textOf(row, column)).join(' ')
}

function placed(plan: PlanInFiles, { about, text, weight }: PlanFinding): Disagreement {
  const words = `计划「${plan.name}」${text}`
  const mark = weight ? { weight } : {}
  if (about === 'plan') return { section: 'plans', at: plan.plan.at, text: words, ...mark }
  if (typeof about === 'object')
    return {
      section: 'plan-courses',
      at: plan.courses.get(about.course)?.at,
      column: 'course',
      text: words,
      ...mark,
    }
  return { section: 'plan-requirements', at: plan.requirements?.at, column: about, text: words, ...mark }
}
