import type { DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse, Requirement } from '../degree/degree-case.ts'
import type { AppliedFor } from './applied-for.ts'
import { countLines } from './count-lines.ts'
import type { BlockLine, CourseLine, DegreeLine, GroupLine, LinePart } from './degree-line.ts'
import { type JudgedNode, judgeTree, placeBelow } from './place-met-courses.ts'
import { type WhyContext, whyContext, whyOf } from './why-course.ts'

/**
 * Explains an answer of the audit line by line, each with its state and why, as data (AUD-04): what blocks, the sums, then
 * the plan's tree and that of the picked situation in their order.
 */
export function explainAudit(
  degreeCase: DegreeCase,
  answer: DegreeAnswer,
  appliedFor: AppliedFor = new Map(),
): DegreeLine[] {
  if (answer.verdict === 'invalid') return []
  const context = whyContext(degreeCase, answer, appliedFor)
  const { plan, record } = degreeCase
  const situation = plan.situations.find(({ id }) => id === record.situation)
  return [
    ...blockLines(degreeCase, answer),
    ...countLines(degreeCase, answer),
    ...treeLines('plan', { courses: plan.courses, requires: plan.requires }, context),
    ...(situation ? treeLines('situation', situation, context) : []),
  ]
}

function blockLines({ record, graduatesOn }: DegreeCase, { blocks }: DegreeAnswer): BlockLine[] {
  const last = record.sanctions
    .map(({ until }) => until)
    .filter((until) => until > graduatesOn)
    .toSorted()
    .at(-1)
  return blocks.map((block) => ({ kind: 'block', block, until: block === 'sanction' ? last : undefined }))
}

interface Tree {
  courses: readonly DegreeCourse[]
  requires: Requirement
}

function treeLines(part: LinePart, tree: Tree, context: WhyContext): (CourseLine | GroupLine)[] {
  const courses = new Map(tree.courses.map((course) => [course.code, course]))
  const node = judgeTree(tree.requires, {
    met: context.metCodes(part),
    creditsOf: (code) => courses.get(code)?.credits ?? 0,
  })
  return linesOf(node, { part, courses, context, at: '', depth: 0, isRequired: true, isEnough: false })
}

interface Place {
  part: LinePart
  courses: ReadonlyMap<string, DegreeCourse>
  context: WhyContext
  at: string
  depth: number
  isRequired: boolean
  /** A group around it has enough already. */
  isEnough: boolean
}

function linesOf(node: JudgedNode, place: Place): (CourseLine | GroupLine)[] {
  const { requirement } = node
  if ('course' in requirement) return courseLine(requirement.course, place)
  // What is required one by one needs no line of its own around it.
  const isPlain = 'all' in requirement && place.isRequired
  const below = {
    ...place,
    depth: isPlain ? place.depth : place.depth + 1,
    isRequired: isPlain,
    isEnough: place.isEnough || ('choose' in requirement && node.isTrue),
  }
  const members = node.members.flatMap((member, index) =>
    linesOf(member, { ...below, at: placeBelow(requirement, { at: place.at, index }) }),
  )
  return isPlain ? members : [groupLine(node, place), ...members]
}

function groupLine({ requirement, members, isTrue, credits }: JudgedNode, place: Place): GroupLine {
  const needs =
    'choose' in requirement
      ? { members: requirement.choose.atLeast, credits: requirement.choose.minCredits ?? 0 }
      : { members: members.length, credits: 0 }
  return {
    kind: 'group',
    depth: place.depth,
    part: place.part,
    at: place.at,
    members: members.length,
    needs,
    has: { members: members.filter((member) => member.isTrue).length, credits },
    state: isTrue || place.isEnough ? 'met' : 'missing',
  }
}

function courseLine(code: string, { part, courses, context, ...place }: Place): CourseLine[] {
  const course = courses.get(code)
  if (course === undefined) return []
  const { depth, isRequired } = place
  const why = whyOf(course, part, context)
  const isOnPath = context.path.has(code) && why.state !== 'met'
  const isSpare = place.isEnough && !isOnPath && (why.state === 'missing' || why.state === 'unusable')
  return [
    {
      kind: 'course',
      part,
      course: code,
      credits: course.credits,
      mode: course.mode,
      depth,
      isRequired,
      isOnPath,
      state: isSpare ? 'spare' : why.state,
      why: why.why,
    },
  ]
}
