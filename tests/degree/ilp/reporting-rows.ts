import type { LinearModel, Sum } from './linear-model.ts'
import type { Applied, Uses } from './uses.ts'

/** What the assignments are compared by (§6), as sums: what uses an added pass is not reported. */
export interface Reporting {
  credits: Sum
  direct: Sum
  marks: Sum
}

export function addReporting(model: LinearModel, { direct, applied }: Uses): Reporting {
  const own = direct.filter(({ pass }) => !pass.isAdded)
  const parts = applied.map((application) => reportedParts(model, application))
  return {
    credits: [
      ...own.map(
        ({ course, chosen }) => [course.situation === undefined ? course.credits : 0, chosen] as const,
      ),
      ...parts.flatMap(({ credits }) => credits),
    ],
    direct: own.map(({ chosen }) => [1, chosen]),
    marks: [
      ...own.map(({ pass, chosen }) => [markOf(pass), chosen] as const),
      ...parts.flatMap(({ marks }) => marks),
    ],
  }
}

/** Each variable may be 1 only where the application uses no added pass; what is aimed at makes it 1 there. */
function reportedParts(model: LinearModel, { uses, meets }: Applied): { credits: Sum; marks: Sum } {
  const added = uses.filter(({ pass }) => pass.isAdded)
  const reported = (chosen: string): string => {
    const part = model.choice()
    model.require(
      [
        [1, part],
        [-1, chosen],
      ],
      '<=',
      0,
    )
    for (const use of added)
      model.require(
        [
          [1, part],
          [1, use.chosen],
        ],
        '<=',
        1,
      )
    return part
  }
  return {
    credits: meets
      .filter(({ course }) => course.situation === undefined)
      .map(({ course, chosen }) => [course.credits, reported(chosen)]),
    marks: uses
      .filter(({ pass }) => !pass.isAdded)
      .map(({ pass, chosen }) => [markOf(pass), reported(chosen)]),
  }
}

function markOf({ score }: Uses['record'][number]): number {
  return 'mark' in score.outcome ? score.outcome.mark : 0
}
