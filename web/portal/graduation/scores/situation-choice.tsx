import { Radio } from '@mantine/core'
import { SectionCard } from '#web/ui/section-card.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import type { Requirements } from './use-requirements.ts'

const { scores: texts } = graduationTexts

interface SituationChoiceProps {
  wizard: GraduationWizard
  situations: Requirements['situations']
}

/** 「请选择自己符合的情况」: the plan has 加考, and the requirements follow what is picked (GRA-03). */
export function SituationChoice({ wizard, situations }: SituationChoiceProps) {
  if (situations.length === 0) return null
  const { situation } = wizard.form
  return (
    <SectionCard title={texts.situation}>
      <Radio.Group
        id="situation"
        tabIndex={-1}
        label={texts.situationLead}
        value={situation ?? ''}
        error={wizard.isChecked && situation === undefined ? texts.situationMissing : null}
        onChange={(chosen) => wizard.change((form) => ({ ...form, situation: chosen }))}
      >
        {situations.map(({ id, title, courses }) => (
          <div key={id} className="kj-choice" data-chosen={id === situation || undefined}>
            <Radio value={id} label={title} description={texts.situationCourses(courses)} />
          </div>
        ))}
      </Radio.Group>
    </SectionCard>
  )
}
