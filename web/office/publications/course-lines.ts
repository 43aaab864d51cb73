import type { CourseFigures, onePublication, ReleasedCourse } from '#contracts/office/scores/publications.ts'
import type { ReplyOf } from '#contracts/route.ts'

export interface CourseLine extends ReleasedCourse, CourseFigures {
  /** By how many points the share of passes differs from the last time; undefined where either is not there. */
  change: number | undefined
}

/** One line for each course of the batches that stay, the greatest difference from the last time first. */
export function courseLines(
  { courses, figures }: Pick<ReplyOf<typeof onePublication>, 'courses' | 'figures'>,
  left: ReadonlySet<string>,
): CourseLine[] {
  const kept = Map.groupBy(
    figures.filter(({ batchId }) => !left.has(batchId)),
    keyOf,
  )
  return courses
    .flatMap((course): CourseLine[] => {
      const parts = kept.get(keyOf(course))
      if (parts === undefined) return []
      const sum = parts.reduce(added)
      const figures = {
        scores: sum.scores,
        passed: sum.passed,
        absent: sum.absent,
        violations: sum.violations,
      }
      return [{ ...course, ...figures, change: changeOf(figures, course.previous) }]
    })
    .toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The passes among those who have a mark, in percent; undefined where nobody has. */
export function passShare({ scores, passed, absent }: CourseFigures): number | undefined {
  return scores === absent ? undefined : (100 * passed) / (scores - absent)
}

function changeOf(now: CourseFigures, before: CourseFigures | undefined): number | undefined {
  const [share, earlier] = [passShare(now), before && passShare(before)]
  return share === undefined || earlier === undefined ? undefined : share - earlier
}

function added<F extends CourseFigures>(a: F, b: F): F {
  return {
    ...a,
    scores: a.scores + b.scores,
    passed: a.passed + b.passed,
    absent: a.absent + b.absent,
    violations: a.violations + b.violations,
  }
}

function keyOf({ courseCode, practice }: { courseCode: string; practice: boolean }): string {
  return `${courseCode} ${practice}`
}
