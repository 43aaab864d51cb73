import { useState } from 'react'
import { judgeCorrection } from '#rulebook/personal-data/judge-correction.ts'
import { keptForm } from './correction-form.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'

/** The problem of each field: an impossible value once the field was left, a missing one once 确认信息 was seen. */
export interface CorrectionErrors {
  errorAt: (field: string) => string | null
  leave: (field: string) => void
}

/** What the browser can say at once, by the same rule as the server; it does not know the recorded number. */
export function useCorrectionErrors({ form, reference, isChecked }: PersonalDataWizard): CorrectionErrors {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const record = { name: reference.name, idType: '', idNumber: undefined }
  const problems = judgeCorrection(keptForm(form), record)
  return {
    errorAt: (field) => {
      const problem = problems.find((one) => one.field === field)
      const isShown = isChecked || (problem?.code !== 'missing' && left.has(field))
      return isShown ? (problem?.text ?? null) : null
    },
    leave: (field) => setLeft((before) => new Set([...before, field])),
  }
}
