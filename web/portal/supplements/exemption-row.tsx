import { NativeSelect, TextInput } from '@mantine/core'
import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import { PAPER_TYPES } from '#rulebook/evidence/credential-types.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { judgeSupplementExemption } from '#rulebook/supplements/judge-supplement-exemption.ts'
import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DatePartsInput } from '../evidence/date-parts-input.tsx'
import { CourseField } from './course/course-field.tsx'
import { keptExemption } from './kept-forms.ts'
import { NoteField } from './note-field.tsx'
import { rowFields } from './row-fields.ts'
import { RowFrame } from './row-frame.tsx'
import type { SupplementWizard } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import { useRowErrors } from './use-row-errors.ts'

const { labels } = supplementTexts
const NOTHING = { value: '', label: texts.choose }
const TYPES = [NOTHING, ...PAPER_TYPES.map(({ code, name }) => ({ value: code, label: name }))]

/** 免考补登 (SUP-02). */
export function ExemptionRow({ wizard }: { wizard: SupplementWizard<SupplementExemptionForm> }) {
  const { form, reference } = wizard
  const problems = judgeSupplementExemption(keptExemption(form), reference.limits.exemption)
  const errors = useRowErrors({ form, problems })
  const set = (next: Partial<SupplementExemptionForm>) => wizard.change((now) => ({ ...now, ...next }))
  const { text, day } = rowFields<
    'exemptedOn' | 'credentialType' | 'credentialOn' | 'credentialNo' | 'region'
  >({ form, set, errors })
  return (
    <RowFrame kind="supplement-exemption" wizard={wizard} errors={errors}>
      <SectionCard title={texts.form}>
        <div className="kj-stack kj-form">
          <CourseField
            id="course"
            label={labels.course}
            courses={reference.courses}
            value={form.course}
            error={errors.errorAt('course')}
            onChange={(course) =>
              wizard.change(({ course: _, ...now }) => (course === undefined ? now : { ...now, course }))
            }
            onLeave={() => errors.leave('course')}
          />
          <DatePartsInput {...day('exemptedOn')} hint={texts.dayHelp} />
          <NativeSelect {...text('credentialType')} data={TYPES} />
          <DatePartsInput {...day('credentialOn')} hint={texts.passedOnHelp} />
          <TextInput {...text('credentialNo')} description={texts.numberHelp} maxLength={80} />
          <NativeSelect {...text('region')} data={[NOTHING, ...PROVINCES]} />
          <NoteField value={form.note} onChange={(note) => set({ note })} />
        </div>
      </SectionCard>
    </RowFrame>
  )
}
