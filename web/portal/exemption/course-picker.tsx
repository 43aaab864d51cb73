import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { courseWords, filterCourses, isChoosable, toggleCourse } from './choose-courses.ts'
import { CourseChoice } from './course-choice.tsx'
import { withCourses } from './evidence-form.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'
import type { ExemptionWizard } from './exemption-wizard.ts'
import { PartnerNotices } from './partner-notices.tsx'
import { UnavailableCourses } from './unavailable-courses.tsx'

/** A searchable list of the courses of the plan; courses that cannot be chosen say why (EXM-01, EXM-04). */
export function CoursePicker({ wizard }: { wizard: ExemptionWizard }) {
  const { reference: courses, form } = wizard
  const [words, setWords] = useState('')
  const [added, setAdded] = useState<string[]>([])
  const found = filterCourses(courses, words)
  const choosable = found.filter(isChoosable)
  const toggle = (code: string) => {
    const next = toggleCourse(form.courses, code, courses)
    setAdded(next.added)
    wizard.change((now) => withCourses(now, next.chosen))
  }
  return (
    <>
      <SectionCard title={texts.choosable}>
        <TextInput
          id="course-search"
          type="search"
          label={texts.search}
          description={texts.searchHelp}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter in the search field must not submit the step as 「下一步」.
            if (event.key === 'Enter') event.preventDefault()
          }}
          autoComplete="off"
          maxLength={60}
        />
        <p role="status" className="kj-soft kj-found">
          {words !== '' && texts.found(found.length)}
        </p>
        {choosable.length === 0 ? (
          <EmptyState title={words === '' ? texts.noneChoosable : texts.notFound} />
        ) : (
          <fieldset className="kj-fieldset">
            <legend className="kj-hidden">{texts.choosable}</legend>
            {choosable.map((course) => (
              <CourseChoice
                key={course.code}
                course={course}
                isChosen={form.courses.includes(course.code)}
                onToggle={() => toggle(course.code)}
              />
            ))}
          </fieldset>
        )}
        <div role="status">
          {added.map((code) => (
            <p key={code} className="kj-after">
              {texts.togetherChosen(courseWords(code, courses))}
            </p>
          ))}
        </div>
      </SectionCard>
      <PartnerNotices chosen={form.courses} courses={courses} onChoose={toggle} />
      <UnavailableCourses courses={found.filter((course) => !isChoosable(course))} />
    </>
  )
}
