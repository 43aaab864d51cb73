import { Textarea } from '@mantine/core'
import { Question } from '#web/ui/questions/questions.tsx'
import { NextButton, StepButtons } from '../../service/draft/step-buttons.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { StepFaults } from '../step-faults.tsx'
import { useRegistrationErrors } from '../use-registration-errors.ts'
import { Periods } from './periods.tsx'
import { Relatives } from './relatives.tsx'
import './history.css'

const { history: texts } = graduationTexts

/** What else 《毕业生登记表》 asks: 个人简历, 家庭主要成员 and 奖惩情况 (GRA-01, GRA-11). */
export function HistoryStep({ wizard }: { wizard: GraduationWizard }) {
  const errors = useRegistrationErrors(wizard)
  return (
    <>
      <StepFaults wizard={wizard} step="history" />
      <p>{texts.lead}</p>
      <Question>
        <Periods wizard={wizard} errors={errors} />
      </Question>
      <Question>
        <Relatives wizard={wizard} errors={errors} />
      </Question>
      <Question>
        <div className="kj-card">
          <Textarea
            id="awards"
            className="kj-form"
            label={texts.awards}
            description={texts.awardsHelp}
            autosize
            minRows={2}
            maxLength={400}
            value={wizard.form.awards}
            error={errors.errorAt('awards')}
            onBlur={() => errors.leave('awards')}
            onChange={(event) => {
              const awards = event.currentTarget.value
              wizard.change((form) => ({ ...form, awards }))
            }}
          />
        </div>
      </Question>
      <StepButtons draftId={wizard.draft.id} step="history">
        <NextButton draftId={wizard.draft.id} step="history" />
      </StepButtons>
    </>
  )
}
