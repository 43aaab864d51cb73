import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { countAppraisal, judgeAppraisal } from '#rulebook/registration-form/appraisal.ts'
import { Notice } from '#web/ui/notice.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { graduationTexts } from './graduation.texts.ts'
import type { GraduationWizard } from './graduation-wizard.ts'
import { StepFaults } from './step-faults.tsx'

const { appraisal: texts } = graduationTexts

/** 自我鉴定 (GRA-05, manual 3.2.4): counted by code points while it is typed, and saved by itself. */
export function AppraisalStep({ wizard }: { wizard: GraduationWizard }) {
  const { form, reference, isChecked } = wizard
  const { min, max } = reference.appraisal
  const [isLeft, setLeft] = useState(form.appraisal !== '')
  const count = countAppraisal(form.appraisal)
  const problems = judgeAppraisal(form.appraisal, { min, max })
  // Nobody hears of a short text while writing it; what is too much, or cannot be printed, is said at once.
  const shown = problems.filter(
    ({ code }) =>
      isChecked || code === 'too_long' || code === 'unprintable' || (isLeft && code === 'too_short'),
  )
  return (
    <>
      <StepFaults wizard={wizard} step="appraisal" />
      <Notice tone="going">{texts.lead}</Notice>
      <div className="kj-card">
        <Textarea
          id="appraisal"
          label={texts.label}
          description={texts.ask(min, max)}
          autosize
          minRows={10}
          value={form.appraisal}
          error={shown.length === 0 ? null : shown.map(({ text }) => text).join('')}
          onFocus={() => setLeft(false)}
          onBlur={() => setLeft(true)}
          onChange={(event) => {
            const appraisal = event.currentTarget.value
            wizard.change((now) => ({ ...now, appraisal }))
          }}
        />
        <p className="kj-after kj-appraisal-count" data-fits={(count >= min && count <= max) || undefined}>
          {texts.count(count, min, max)}
        </p>
      </div>
      <StepButtons draftId={wizard.draft.id} step="appraisal">
        <NextButton draftId={wizard.draft.id} step="appraisal" />
      </StepButtons>
    </>
  )
}
