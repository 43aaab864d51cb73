import { NativeSelect, TextInput } from '@mantine/core'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { HERE, judgeSupplementTransfer } from '#rulebook/supplements/judge-supplement-transfer.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DatePartsInput } from '../evidence/date-parts-input.tsx'
import { keptTransfer } from './kept-forms.ts'
import { NoteField } from './note-field.tsx'
import { rowFields } from './row-fields.ts'
import { RowFrame } from './row-frame.tsx'
import type { SupplementWizard } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import { TransferredCourses } from './transferred-courses.tsx'
import { useRowErrors } from './use-row-errors.ts'

const ELSEWHERE = [{ value: '', label: texts.choose }, ...PROVINCES.filter((name) => name !== HERE)]

/** 转入补登 (SUP-03). */
export function TransferRow({ wizard }: { wizard: SupplementWizard<SupplementTransferForm> }) {
  const { form, reference } = wizard
  const problems = judgeSupplementTransfer(keptTransfer(form), reference.limits.transfer)
  const errors = useRowErrors({ form, problems })
  const set = (next: Partial<SupplementTransferForm>) => wizard.change((now) => ({ ...now, ...next }))
  const { text, day } = rowFields<'transferredOn' | 'province' | 'originTicketNo' | 'major'>({
    form,
    set,
    errors,
  })
  return (
    <RowFrame kind="supplement-transfer" wizard={wizard} errors={errors}>
      <SectionCard title={texts.form}>
        <div className="kj-stack kj-form">
          <DatePartsInput {...day('transferredOn')} hint={texts.dayHelp} />
          <NativeSelect {...text('province')} data={ELSEWHERE} />
          <TextInput {...text('originTicketNo')} description={texts.originHelp} maxLength={40} />
          <TextInput {...text('major')} description={texts.majorHelp} maxLength={100} />
          <NoteField value={form.note} onChange={(note) => set({ note })} />
        </div>
      </SectionCard>
      <TransferredCourses wizard={wizard} errors={errors} />
    </RowFrame>
  )
}
