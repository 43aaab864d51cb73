import { TextInput } from '@mantine/core'
import { fold } from '#rulebook/folding/fold.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import type { CorrectionErrors } from './use-correction-errors.ts'

const { data: texts } = personalDataTexts

/** The new name; shown as it is kept when the field is left (UX-02). */
export function NameFields({ wizard, errors }: { wizard: PersonalDataWizard; errors: CorrectionErrors }) {
  const { name } = wizard.form
  const set = (next: string) => wizard.change((form) => ({ ...form, name: next }))
  return (
    <SectionCard title={texts.choices.name}>
      <Question>
        <TextInput
          id="name"
          label={texts.name}
          description={texts.nameHelp}
          value={name}
          maxLength={120}
          autoComplete="off"
          error={errors.errorAt('name')}
          onChange={(event) => set(event.currentTarget.value)}
          onBlur={() => {
            errors.leave('name')
            const kept = fold('person_name', name)
            if (kept !== name) set(kept)
          }}
        />
      </Question>
    </SectionCard>
  )
}
