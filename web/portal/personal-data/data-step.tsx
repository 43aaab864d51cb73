import { Checkbox } from '@mantine/core'
import { DATA_CORRECTED, type Datum } from '#contracts/forms/personal-data.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { withDatum } from './correction-form.ts'
import { NameFields } from './name-fields.tsx'
import { NumberFields } from './number-fields.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import { RecordedFacts } from './recorded-facts.tsx'
import { StepFaults } from './step-faults.tsx'
import { useCorrectionErrors } from './use-correction-errors.ts'

const { data: texts } = personalDataTexts

/** 更正内容 (PRF-01): what is corrected, and to what. A correction of an application keeps what it is about. */
export function DataStep({ wizard }: { wizard: PersonalDataWizard }) {
  const { draft, form, reference } = wizard
  const errors = useCorrectionErrors(wizard)
  const isFixed = draft.correction !== undefined
  return (
    <>
      <StepFaults wizard={wizard} step="data" />
      <p>{isFixed ? texts.fixed : texts.lead}</p>
      <SectionCard title={texts.now}>
        <RecordedFacts record={reference} />
      </SectionCard>
      {!isFixed && (
        <Question>
          <Choice wizard={wizard} error={errors.errorAt('data')} />
        </Question>
      )}
      {form.data.includes('name') && <NameFields wizard={wizard} errors={errors} />}
      {form.data.includes('idNumber') && <NumberFields wizard={wizard} errors={errors} />}
      {form.data.includes('photo') && !isFixed && <p>{texts.photo}</p>}
      <StepButtons draftId={draft.id} step="data">
        <NextButton draftId={draft.id} step="data" />
      </StepButtons>
    </>
  )
}

function Choice({ wizard, error }: { wizard: PersonalDataWizard; error: string | null }) {
  const choose = (datum: Datum, isChosen: boolean) =>
    wizard.change((form) => withDatum(form, { datum, isChosen }))
  return (
    <div className="kj-card">
      <fieldset id="data" className="kj-fieldset" tabIndex={-1} aria-describedby="data-error">
        <legend>{texts.which}</legend>
        {DATA_CORRECTED.map((datum) => (
          <Checkbox
            key={datum}
            className="kj-use"
            size="md"
            label={texts.choices[datum]}
            checked={wizard.form.data.includes(datum)}
            onChange={(event) => choose(datum, event.currentTarget.checked)}
          />
        ))}
        <p id="data-error" className="kj-field-error">
          {error}
        </p>
      </fieldset>
    </div>
  )
}
