import { Button, TextInput } from '@mantine/core'
import type { SupplementTransferForm, TransferredCourse } from '#contracts/forms/supplement-transfer.ts'
import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import { focusTitle } from '#web/ui/focus-back.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DatePartsInput } from '../evidence/date-parts-input.tsx'
import { CourseField } from './course/course-field.tsx'
import type { SearchableCourse } from './course/search-courses.ts'
import type { SupplementWizard } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import type { RowErrors } from './use-row-errors.ts'

const { labels } = supplementTexts
const MOST = 40
const EMPTY: TransferredCourse = { mark: '', credits: '', passedOn: '' }

interface TransferredCoursesProps {
  wizard: SupplementWizard<SupplementTransferForm>
  errors: RowErrors
}

/** 转入课程: as many as the transfer had, each with what the other province says of it. */
export function TransferredCourses({ wizard, errors }: TransferredCoursesProps) {
  const { courses } = wizard.form
  const setRows = (next: (rows: readonly TransferredCourse[]) => TransferredCourse[]) =>
    wizard.change((now) => ({ ...now, courses: next(now.courses) }))
  return (
    <SectionCard title={labels.courses}>
      <div id="courses" className="kj-stack" tabIndex={-1}>
        {errors.errorAt('courses') !== null && <p className="kj-field-error">{errors.errorAt('courses')}</p>}
        {courses.map((row, place) => (
          <CourseRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
            key={place}
            {...{ row, place, errors }}
            courses={wizard.reference.courses}
            onChange={(change) =>
              setRows((rows) => rows.map((one, at) => (at === place ? change(one) : one)))
            }
            onRemove={
              courses.length > 1 ? () => setRows((rows) => rows.filter((_, at) => at !== place)) : undefined
            }
          />
        ))}
        {courses.length < MOST && (
          <div>
            <Button variant="default" onClick={() => setRows((rows) => [...rows, EMPTY])}>
              {texts.addCourse}
            </Button>
          </div>
        )}
      </div>
    </SectionCard>
  )
}

interface CourseRowProps {
  row: TransferredCourse
  place: number
  courses: readonly SearchableCourse[]
  errors: RowErrors
  onChange: (change: (row: TransferredCourse) => TransferredCourse) => void
  /** Absent: the only row stays. */
  onRemove: (() => void) | undefined
}

function CourseRow({ row, place, courses, errors, onChange, onRemove }: CourseRowProps) {
  const at = (name: string) => `courses.${place}.${name}`
  const idOf = (name: string) => `courses-${place}-${name}`
  const typed = (name: 'mark' | 'credits') => ({
    ...{ id: idOf(name), label: labels[name], value: row[name], autoComplete: 'off' },
    error: errors.errorAt(at(name)),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      onChange((now) => ({ ...now, [name]: value }))
    },
    onBlur: () => errors.leave(at(name)),
  })
  return (
    <fieldset className="kj-fieldset kj-course-row">
      <legend>{texts.row(place + 1)}</legend>
      <div className="kj-stack kj-form">
        <CourseField
          id={idOf('course')}
          label={labels.course}
          courses={courses}
          value={row.course}
          error={errors.errorAt(at('course'))}
          onChange={(course) =>
            onChange(({ course: _, ...now }) => (course === undefined ? now : { ...now, course }))
          }
          onLeave={() => errors.leave(at('course'))}
        />
        <TextInput {...typed('mark')} description={texts.markHelp} maxLength={20} />
        <TextInput {...typed('credits')} description={texts.creditsHelp} maxLength={10} inputMode="decimal" />
        <DatePartsInput
          id={idOf('passedOn')}
          label={labels.passedOn}
          hint={texts.passedOnHelp}
          value={row.passedOn}
          error={errors.errorAt(at('passedOn')) ?? ''}
          onChange={(passedOn) => onChange((now) => ({ ...now, passedOn }))}
          onLeave={() => errors.leave(at('passedOn'))}
        />
        {onRemove !== undefined && (
          <div>
            <Button
              variant="default"
              onClick={() => {
                focusTitle()
                onRemove()
              }}
            >
              {texts.removeCourse(place + 1)}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  )
}
