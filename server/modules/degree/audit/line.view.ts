import type {
  CourseLineView,
  GroupLineView,
  LineScore,
  SubstitutionView,
} from '#contracts/degree/degree-lines.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import type { SubstitutionWithSource } from '#modules/catalogue/public.ts'
import type { DegreeOutcome, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { isAssumed } from '#rulebook/degree-record/assumed-scores.ts'
import type { CourseLine, GroupLine, LinePart, LineWhy } from '#rulebook/progress/degree-line.ts'
import type { NameOf } from './names.ts'

/** What the lines of an audit are shown with. */
export interface LineNames {
  nameOf: NameOf
  groupName(part: LinePart, at: string): string | undefined
  /** The 准考证号 of a score that was earned under another 准考证 than the active one. */
  otherTicketNo(scoreId: string): string | undefined
  scores: ReadonlyMap<string, DegreeScore>
  rules: ReadonlyMap<string, SubstitutionWithSource>
}

/** Shows the line of a course with names in the place of codes and ids (AUD-04). */
export function viewCourseLine(line: CourseLine, names: LineNames): CourseLineView[] {
  const why = viewWhy(line.why, names)
  if (why === undefined) return []
  const { depth, part, credits, mode, isRequired, isOnPath, state } = line
  const scores = scoresOf(line.why).flatMap(({ score, why: reason }) => viewScore(score, reason, names))
  const course = names.nameOf(line.course)
  return [{ kind: 'course', depth, part, course, credits, mode, isRequired, isOnPath, state, why, scores }]
}

/** Shows the line of a group. */
export function viewGroupLine(
  { at, depth, part, members, needs, has, state }: GroupLine,
  names: LineNames,
): GroupLineView {
  const name = names.groupName(part, at)
  return {
    kind: 'group',
    depth,
    part,
    ...(name === undefined ? {} : { name }),
    members,
    courses: { has: has.members, needs: needs.members },
    credits: { has: has.credits, needs: needs.credits },
    isMet: state === 'met',
  }
}

/** Shows a rule of 顶替 with the names of its courses. */
export function viewRule(
  { rule, words, source, isExample }: SubstitutionWithSource,
  nameOf: NameOf,
): SubstitutionView {
  return {
    id: rule.id,
    old: rule.old.map(nameOf),
    new: rule.new.map(nameOf),
    ...(words === undefined ? {} : { words }),
    source,
    isExample,
  }
}

function viewWhy(why: LineWhy, { nameOf, rules }: LineNames): CourseLineView['why'] | undefined {
  switch (why.code) {
    case 'substituted': {
      const rule = rules.get(why.rule)
      return rule && { code: why.code, rule: viewRule(rule, nameOf) }
    }
    case 'applied':
      return { code: why.code, application: why.application }
    case 'used_elsewhere':
      return { code: why.code, course: nameOf(why.course) }
    case 'scored':
    case 'exempted':
    case 'unusable':
    case 'not_own_major':
    case 'passed_unused':
    case 'not_offered':
    case 'not_passed':
      return { code: why.code }
    default:
      return why satisfies never
  }
}

function scoresOf(why: LineWhy): { score: string; why?: string }[] {
  if (why.code === 'unusable') return [...why.scores]
  return 'scores' in why ? why.scores.map((score) => ({ score })) : []
}

function viewScore(id: string, why: string | undefined, names: LineNames): LineScore[] {
  const score = names.scores.get(id)
  if (score === undefined) return []
  const ticketNo = names.otherTicketNo(id)
  return [
    {
      course: names.nameOf(score.course),
      outcome: outcomeView(score.outcome),
      source: score.source,
      passedOn: score.passedOn,
      ...(ticketNo === undefined ? {} : { ticketNo }),
      ...(why === undefined ? {} : { why }),
      isAssumed: isAssumed(id),
    },
  ]
}

function outcomeView(outcome: DegreeOutcome): ScoreOutcome {
  if ('mark' in outcome) return { kind: 'marked', mark: outcome.mark }
  if ('grade' in outcome) return { kind: 'graded', grade: outcome.grade }
  if ('exempted' in outcome) return { kind: 'exempted' }
  return { kind: 'absent' in outcome ? 'absent' : 'violation' }
}
