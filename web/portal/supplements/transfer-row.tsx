import { NativeSelect, TextInput } from '@mantine/core'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { HERE, judgeSupplementTransfer } from '#rulebook/supplements/judge-supplement-transfer.ts'
import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DatePartsInput } from '../evidence/date-parts-input.tsx'
import { keptTransfer } from './kept-forms.ts'
import { NoteField } from './note-field.tsx'
import { RowFrame } from './row-frame.tsx'
import type { SupplementWizard } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import { TransferredCourses } from './transferred-courses.tsx'
import { useRowErrors } from './use-row-errors.ts'

const { labels } = supplementTexts
const ELSEWHERE = [{ value: '', label: texts.choose }, ...PROVINCES.filter((name) => name !== HERE)]

/** 转入补登 (SUP-03). */
export function TransferRow({ wizard }: { wizard: SupplementWizard<SupplementTransferForm> }) {
  const { form, reference } = wizard
  const problems = judgeSupplementTransfer(keptTransfer(form), reference.limits.transfer)
  const errors = useRowErrors({ form, problems })
  const set = (next: Partial<SupplementTransferForm>) => wizard.change((now) => ({ ...now, ...next }))
  const shared = (field: 'province' | 'originTicketNo' | 'major') => ({
    ...{
      id: field,
      label: labels[field],
      value: form[field],
      error: errors.errorAt(field),
      autoComplete: 'off',
    },
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    onBlur: () => errors.leave(field),
  })
  return (
    <RowFrame kind="supplement-transfer" wizard={wizard} errors={errors}>
      <SectionCard title={texts.form}>
        <div className="kj-stack kj-form">
          <DatePartsInput
            id="transferredOn"
            label={labels.transferredOn}
            hint={texts.dayHelp}
            value={form.transferredOn}
            error={errors.errorAt('transferredOn') ?? ''}
            onChange={(transferredOn) => set({ transferredOn })}
            onLeave={() => errors.leave('transferredOn')}
          />
          <NativeSelect {...shared('province')} data={ELSEWHERE} />
          <TextInput {...shared('originTicketNo')} description={texts.originHelp} maxLength={40} />
          <TextInput {...shared('major')} description={texts.majorHelp} maxLength={100} />
          <NoteField value={form.note} onChange={(note) => set({ note })} />
        </div>
      </SectionCard>
      <TransferredCourses wizard={wizard} errors={errors} />
    </RowFrame>
  )
}
