import { NativeSelect, Radio, TextInput } from '@mantine/core'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import { ID_TYPES } from '#rulebook/identity/id-type.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import type { CorrectionErrors } from './use-correction-errors.ts'

const { data: texts } = personalDataTexts
const TYPES = ID_TYPES.map((value) => ({ value, label: ID_TYPE_WORDS[value] }))

/** The document with its new number, and why it is another one: that decides which papers prove it. */
export function NumberFields({ wizard, errors }: { wizard: PersonalDataWizard; errors: CorrectionErrors }) {
  const { idType, idNumber, numberReason } = wizard.form
  const set = (next: Partial<PersonalDataForm>) => wizard.change((form) => ({ ...form, ...next }))
  const chooseType = (value: string) => {
    const type = ID_TYPES.find((one) => one === value)
    if (type !== undefined) set({ idType: type })
  }
  return (
    <SectionCard title={texts.choices.idNumber}>
      <div className="kj-stack kj-form">
        <Question>
          <NativeSelect
            id="idType"
            label={texts.idType}
            data={TYPES}
            value={idType}
            onChange={(event) => chooseType(event.currentTarget.value)}
          />
        </Question>
        <Question>
          <TextInput
            id="idNumber"
            label={texts.idNumber}
            description={texts.idNumberHelp}
            value={idNumber}
            maxLength={60}
            autoComplete="off"
            error={errors.errorAt('idNumber')}
            onChange={(event) => set({ idNumber: event.currentTarget.value })}
            onBlur={() => {
              errors.leave('idNumber')
              const kept = fold('id_number', idNumber)
              if (kept !== idNumber) set({ idNumber: kept })
            }}
          />
        </Question>
        <Question>
          <Radio.Group
            id="numberReason"
            tabIndex={-1}
            label={texts.reason}
            value={numberReason}
            error={errors.errorAt('numberReason')}
            onChange={(value) => set({ numberReason: value === 'changed' ? 'changed' : 'wrong' })}
          >
            <Radio className="kj-radio" value="wrong" label={texts.reasons.wrong} />
            <Radio className="kj-radio" value="changed" label={texts.reasons.changed} />
          </Radio.Group>
        </Question>
        <p className="kj-soft">{texts.signIn}</p>
      </div>
    </SectionCard>
  )
}
