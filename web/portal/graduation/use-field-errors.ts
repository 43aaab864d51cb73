import { useState } from 'react'

interface FieldProblem {
  field: string
  code: string
  text: string
}

/** The problem of each field: an impossible value once the field was left, a missing one once 确认信息 was seen. */
export interface FieldErrors {
  errorAt: (field: string) => string | null
  leave: (field: string) => void
}

export function useFieldErrors(
  problems: readonly FieldProblem[],
  { isChecked }: { isChecked: boolean },
): FieldErrors {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  return {
    errorAt: (field) => {
      const problem = problems.find((one) => one.field === field)
      const isShown = isChecked || (problem?.code !== 'missing' && left.has(field))
      return isShown ? (problem?.text ?? null) : null
    },
    leave: (field) => setLeft((before) => new Set([...before, field])),
  }
}
