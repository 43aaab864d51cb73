import { TextInput } from '@mantine/core'
import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import { judgeSupplementScore } from '#rulebook/supplements/judge-supplement-score.ts'
import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DatePartsInput } from '../evidence/date-parts-input.tsx'
import { CourseField } from './course/course-field.tsx'
import { keptScore } from './kept-forms.ts'
import { NoteField } from './note-field.tsx'
import { rowFields } from './row-fields.ts'
import { RowFrame } from './row-frame.tsx'
import type { SupplementWizard } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import { useRowErrors } from './use-row-errors.ts'

const { labels } = supplementTexts

/** 理论与实践成绩补登 (SUP-01). */
export function ScoreRow({ wizard }: { wizard: SupplementWizard<SupplementScoreForm> }) {
  const { form, reference } = wizard
  const errors = useRowErrors({
    form,
    problems: judgeSupplementScore(keptScore(form), reference.limits.score),
  })
  const set = (next: Partial<SupplementScoreForm>) => wizard.change((now) => ({ ...now, ...next }))
  const { text, day } = rowFields<'passedOn' | 'mark'>({ form, set, errors })
  return (
    <RowFrame kind="supplement-score" wizard={wizard} errors={errors}>
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
          <DatePartsInput {...day('passedOn')} hint={texts.passedOnHelp} />
          <TextInput {...text('mark')} description={texts.markHelp} maxLength={20} />
          <NoteField value={form.note} onChange={(note) => set({ note })} />
        </div>
      </SectionCard>
    </RowFrame>
  )
}
