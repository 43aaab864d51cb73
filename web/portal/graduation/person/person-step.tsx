import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NextButton, StepButtons } from '../../service/draft/step-buttons.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { StepFaults } from '../step-faults.tsx'
import { ContactFields } from './contact-fields.tsx'
import { RecordFacts } from './record-facts.tsx'

const { person: texts } = graduationTexts

/** 核实个人信息 (GRA-01, manual 3.2.2): the record to be read, and the contact data of this application. */
export function PersonStep({ wizard }: { wizard: GraduationWizard }) {
  return (
    <>
      <StepFaults wizard={wizard} step="person" />
      <p>{texts.lead}</p>
      <SectionCard title={texts.record}>
        <Question>
          <RecordFacts person={wizard.reference.person} />
        </Question>
      </SectionCard>
      <SectionCard title={texts.contact}>
        <ContactFields wizard={wizard} />
      </SectionCard>
      <StepButtons draftId={wizard.draft.id} step="person">
        <NextButton draftId={wizard.draft.id} step="person" />
      </StepButtons>
    </>
  )
}
