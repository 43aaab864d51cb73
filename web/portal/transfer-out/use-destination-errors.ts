import { useState } from 'react'
import { type Destination, judgeDestination } from '#rulebook/transfer-out/judge-destination.ts'
import { keptForm } from './kept-form.ts'
import type { TransferOutWizard } from './transfer-out-wizard.ts'

/** The problem of each field: an impossible value once the field was left, a missing one once 确认信息 was seen. */
export interface DestinationErrors {
  errorAt: (field: keyof Destination) => string | null
  leave: (field: keyof Destination) => void
}

/** What the browser can say at once, by the same rule as the server. */
export function useDestinationErrors({ form, isChecked }: TransferOutWizard): DestinationErrors {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const problems = judgeDestination(keptForm(form))
  return {
    errorAt: (field) => {
      const problem = problems.find((one) => one.field === field)
      const isShown = isChecked || (problem?.code !== 'missing' && left.has(field))
      return isShown ? (problem?.text ?? null) : null
    },
    leave: (field) => setLeft((before) => new Set([...before, field])),
  }
}
