import type { Block, DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse } from '../degree/degree-case.ts'
import type { ComingSitting } from './coming-sitting.ts'
import { coursesOf, coursesToPass } from './courses-to-pass.ts'
import { layCourses } from './lay-courses.ts'

/** How many audits one month may take. */
const MOST_AUDITS = 150

type Found = { blocks: readonly Block[] } & (
  | { kind: 'path'; path: readonly string[]; answer: DegreeAnswer }
  /** Shown to be impossible. */
  | { kind: 'none' }
  | { kind: 'tired' }
)

/**
 * Finds the smallest set of courses that makes a case qualify and can be laid into these sittings.
 *
 * The audit proposes its smallest set. If that cannot be laid, it holds a smallest part that cannot, and since fewer courses
 * are never harder to lay, every set that can be laid lacks a course of that part: so each of them is forbidden in turn, and
 * the audit asked again. The proposal with the fewest courses is looked at first, hence the first that can be laid is
 * smallest; when no proposal is left there is none.
 */
export function findLayablePath(
  degreeCase: DegreeCase,
  audit: (degreeCase: DegreeCase) => DegreeAnswer,
  sittings: readonly ComingSitting[],
): Found {
  const proposals = createProposals(degreeCase, audit)
  const { blocks } = proposals.add(new Set(notAnnounced(degreeCase, sittings)))
  let isTired = false
  for (;;) {
    const proposal = proposals.takeFewest()
    if (proposal === undefined) return { kind: isTired ? 'tired' : 'none', blocks }
    const { answer } = proposal
    const tried = tryPath({ degreeCase, answer, sittings })
    if (tried.kind === 'laid') return { kind: 'path', path: answer.path, answer, blocks }
    isTired ||= tried.isTired
    if (!proposals.forbidEach(proposal, tried.part)) return { kind: 'tired', blocks }
  }
}

function notAnnounced(degreeCase: DegreeCase, sittings: readonly ComingSitting[]): string[] {
  const announced = new Set(sittings.flatMap(({ exams }) => exams.map(({ course }) => course)))
  return [...coursesOf(degreeCase).keys()].filter((code) => !announced.has(code))
}

interface Proposal {
  forbidden: ReadonlySet<string>
  answer: DegreeAnswer
}

/** The audit's proposals, each with other courses forbidden; the same set is asked about once. */
function createProposals(degreeCase: DegreeCase, audit: (degreeCase: DegreeCase) => DegreeAnswer) {
  const open: Proposal[] = []
  const answers = new Map<string, DegreeAnswer>()
  const add = (forbidden: ReadonlySet<string>): DegreeAnswer => {
    const key = [...forbidden].toSorted().join(' ')
    const known = answers.get(key)
    if (known) return known
    const answer = audit(withoutCourses(degreeCase, forbidden))
    answers.set(key, answer)
    open.push({ forbidden, answer })
    return answer
  }
  return {
    add,
    /** Adds a proposal without each of these courses; false when too many were asked for. */
    forbidEach({ forbidden }: Proposal, courses: readonly string[]): boolean {
      for (const course of courses) {
        if (answers.size >= MOST_AUDITS) return false
        add(new Set([...forbidden, course]))
      }
      return true
    },
    takeFewest(): Proposal | undefined {
      const sizes = open.map(({ answer }) => answer.fewest ?? Number.POSITIVE_INFINITY)
      return open.splice(sizes.indexOf(Math.min(...sizes)), 1)[0]
    },
  }
}

interface Layout {
  degreeCase: DegreeCase
  answer: DegreeAnswer
  sittings: readonly ComingSitting[]
}

/** Lays a proposal; when that fails, says which part of it cannot be laid. */
function tryPath(
  layout: Layout,
): { kind: 'laid' } | { kind: 'not'; isTired: boolean; part: readonly string[] } {
  const { fewest, path, verdict } = layout.answer
  const isUnsure = verdict === 'undetermined'
  if (fewest === null) return { kind: 'not', isTired: isUnsure, part: [] }
  const laying = layPath(path, layout)
  if (laying === 'laid') return { kind: 'laid' }
  return { kind: 'not', isTired: isUnsure || laying === 'tired', part: unlayablePart(path, layout) }
}

function layPath(
  path: readonly string[],
  { degreeCase, answer, sittings }: Layout,
): 'laid' | 'not' | 'tired' {
  const courses = coursesToPass(path, degreeCase, answer)
  const known = coursesOf(degreeCase)
  if (courses.some(({ code }) => known.get(code)?.offered === false)) return 'not'
  const { kind } = layCourses(courses, sittings)
  return kind === 'impossible' ? 'not' : kind
}

/** A part of a path that cannot be laid, while every smaller part of it can. */
function unlayablePart(path: readonly string[], layout: Layout): readonly string[] {
  let part = path
  for (const course of path) {
    const rest = part.filter((one) => one !== course)
    if (layPath(rest, layout) !== 'laid') part = rest
  }
  return part
}

function withoutCourses(degreeCase: DegreeCase, forbidden: ReadonlySet<string>): DegreeCase {
  const close = (courses: readonly DegreeCourse[]) =>
    courses.map((course) => (forbidden.has(course.code) ? { ...course, offered: false } : course))
  const { plan } = degreeCase
  const situations = plan.situations.map((one) => ({ ...one, courses: close(one.courses) }))
  return { ...degreeCase, plan: { ...plan, courses: close(plan.courses), situations } }
}
