import { Radio } from '@mantine/core'
import { SectionCard } from '#web/ui/section-card.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationChoices, GraduationWizard } from '../graduation-wizard.ts'

type Plan = GraduationChoices['plans'][number]

const { scores: texts } = graduationTexts

/** Chooses the major, and the version of its plan where there are two; what cannot be chosen says why (GRA-02). */
export function PlanChoice({ wizard }: { wizard: GraduationWizard }) {
  const { draft, form, reference } = wizard
  const filed = reference.plans.find(({ planId }) => planId === draft.form.planId)
  const isFixed = draft.correction !== undefined && filed !== undefined
  const plans = isFixed
    ? reference.plans.filter(({ majorCode }) => majorCode === filed.majorCode)
    : reference.plans
  const choose = (planId: string) => wizard.change(({ situation: _, ...others }) => ({ ...others, planId }))
  return (
    <SectionCard title={texts.choose}>
      {plans.length === 0 && <p>{texts.noPlans}</p>}
      <Radio.Group
        id="plan"
        tabIndex={-1}
        label={texts.chooseOne}
        value={form.planId ?? ''}
        error={wizard.isChecked && form.planId === undefined ? texts.planMissing : null}
        onChange={choose}
      >
        {plans.map((plan) => (
          <PlanOption key={plan.planId} plan={plan} isChosen={plan.planId === form.planId} />
        ))}
      </Radio.Group>
      {isFixed && <p className="kj-soft">{texts.planFixed}</p>}
    </SectionCard>
  )
}

function PlanOption({ plan, isChosen }: { plan: Plan; isChosen: boolean }) {
  const { planId, majorCode, majorName, level, version, schoolName, why } = plan
  return (
    <div className="kj-choice" data-chosen={isChosen || undefined}>
      <Radio
        value={planId}
        disabled={why !== undefined}
        label={
          <span className="kj-strong">
            {majorCode} {majorName}
          </span>
        }
        description={texts.versionOf(level, version, schoolName)}
      />
      {why !== undefined && <p className="kj-choice-hint">{why}</p>}
    </div>
  )
}
