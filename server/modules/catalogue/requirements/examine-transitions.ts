import { textOf } from '#platform/sections/row.ts'
import type { Disagreement, LoadedRow } from '#platform/sections/section.ts'

/** A transition must not lead to a version under which nobody can graduate on that day. */
export function examineTransitions(rowsOf: (section: string) => readonly LoadedRow[]): Disagreement[] {
  const plans = new Map(
    rowsOf('plans').map(({ row }) => [
      `${textOf(row, 'school')} ${textOf(row, 'major')} ${textOf(row, 'version')}`,
      row,
    ]),
  )
  return rowsOf('plan-transitions').flatMap(({ at, row }) => {
    const name = `${textOf(row, 'school')} ${textOf(row, 'major')} ${textOf(row, 'degreeVersion')}`
    const plan = plans.get(name)
    if (!plan) return []
    const [from, to] = [textOf(row, 'appliesFrom'), textOf(row, 'appliesTo')]
    const [effective, until] = [textOf(plan, 'effectiveOn'), textOf(plan, 'graduatesUntil')]
    const tell = (column: string, text: string) => [{ section: 'plan-transitions', at, column, text }]
    return [
      ...(from < effective ? tell('appliesFrom', `计划「${name}」从 ${effective} 起才生效。`) : []),
      ...(until && (to === '' || to > until)
        ? tell('appliesTo', `计划「${name}」只到 ${until} 为止可以毕业，截止日期不能再晚。`)
        : []),
    ]
  })
}
