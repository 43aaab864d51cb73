import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded } from '#web/client/loaded.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { WrongScore } from '../../score-doubts/wrong-score.tsx'
import { StepButtons } from '../../service/draft/step-buttons.tsx'
import { wizardTexts } from '../../service/draft/wizard.texts.ts'
import { useService } from '../../service/use-service.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { StepFaults } from '../step-faults.tsx'
import { useRegistrationErrors } from '../use-registration-errors.ts'
import { ExplainDialog } from './explain-dialog.tsx'
import { hasThesis, linesOf, unexplained } from './explanations.ts'
import { PlanChoice } from './plan-choice.tsx'
import { RequirementGroups } from './requirement-groups.tsx'
import { SituationChoice } from './situation-choice.tsx'
import { type RequirementLine, useRequirements } from './use-requirements.ts'
import { Verdict } from './verdict.tsx'
import './scores.css'

const { scores: texts } = graduationTexts

/** For which courses the window of explanations is open, and whether 「下一步」 opened it. */
interface Asked {
  courses: readonly string[]
  isOnTheWay: boolean
}

/** 登记成绩 (GRA-02…04, manual 3.2.3): the major, 加考, every requirement with its score, and what is missing. */
export function ScoresStep({ wizard }: { wizard: GraduationWizard }) {
  const requirements = useRequirements(wizard.form)
  const [asked, setAsked] = useState<Asked>()
  const goOn = useGoOn(wizard.draft.id)
  const next = () => {
    const open = requirements.data === undefined ? [] : unexplained(requirements.data, wizard.form)
    if (open.length > 0) setAsked({ courses: open, isOnTheWay: true })
    else goOn()
  }
  return (
    <>
      <StepFaults wizard={wizard} step="scores" />
      <PlanChoice wizard={wizard} />
      {wizard.form.planId === undefined ? (
        <div className="kj-card">
          <EmptyState title={texts.planMissing}>{null}</EmptyState>
        </div>
      ) : (
        <Loaded reply={requirements} rows={8}>
          {(reply) => (
            <>
              <SituationChoice wizard={wizard} situations={reply.situations} />
              <Verdict requirements={reply} />
              <RequirementGroups
                groups={reply.groups}
                wizard={wizard}
                onExplain={(course) => setAsked({ courses: [course], isOnTheWay: false })}
              />
              {hasThesis(reply) && <ThesisTitle wizard={wizard} />}
              {asked !== undefined && (
                <ExplainDialog
                  {...asked}
                  requirements={reply}
                  wizard={wizard}
                  onClose={() => setAsked(undefined)}
                  onGoOn={goOn}
                />
              )}
            </>
          )}
        </Loaded>
      )}
      <WrongScore courses={requirements.data === undefined ? [] : linesOf(requirements.data).map(asNamed)} />
      <StepButtons draftId={wizard.draft.id} step="scores">
        <Button onClick={next}>{wizardTexts.next}</Button>
      </StepButtons>
    </>
  )
}

const asNamed = ({ course, name }: RequirementLine) => ({ code: course, name })

function ThesisTitle({ wizard }: { wizard: GraduationWizard }) {
  const { errorAt, leave } = useRegistrationErrors(wizard)
  return (
    <div className="kj-card">
      <TextInput
        id="thesisTitle"
        className="kj-form"
        label={texts.thesisTitle}
        description={texts.thesisHelp}
        maxLength={120}
        value={wizard.form.thesisTitle}
        error={errorAt('thesisTitle')}
        onBlur={() => leave('thesisTitle')}
        onChange={(event) => {
          const thesisTitle = event.currentTarget.value
          wizard.change((form) => ({ ...form, thesisTitle }))
        }}
      />
    </div>
  )
}

function useGoOn(draft: string): () => void {
  const navigate = useNavigate()
  const { service } = useService()
  return () =>
    void navigate({
      to: '/services/$service/drafts/$draft/$step',
      params: { service, draft, step: 'appraisal' },
    })
}
