import type { FieldProblem } from '#contracts/refusals.ts'

export interface Times {
  opensAt: Date
  closesAt: Date
}

/** WIN-01: names every fault of the times that a window is to have. What has opened is not opened anew. */
export function judgeTimes(
  { opensAt, closesAt }: Times,
  { before, at }: { before: Times | undefined; at: Date },
): FieldProblem[] {
  const hasOpened = before !== undefined && before.opensAt <= at
  return [
    ...(closesAt <= opensAt ? [problem('closesAt', '截止时间应在开放时间之后。')] : []),
    ...(closesAt <= at ? [problem('closesAt', '截止时间已过，请填写将来的时间。')] : []),
    ...(hasOpened && before.opensAt.getTime() !== opensAt.getTime()
      ? [problem('opensAt', '已经开放，开放时间不能再改。')]
      : []),
  ]
}

function problem(field: 'opensAt' | 'closesAt', text: string): FieldProblem {
  return { field, code: 'window_times', text }
}
