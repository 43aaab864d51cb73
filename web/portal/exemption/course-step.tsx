import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { wizardTexts as texts } from '../service/draft/wizard.texts.ts'
import { courseWords } from './choose-courses.ts'
import { CoursePicker } from './course-picker.tsx'

/** ① 选择课程 (EXM-01). A correction keeps its course: another one is another application. */
export function CourseStep({ wizard }: { wizard: Wizard }) {
  const navigate = useNavigate()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = wizard.form.courses.length === 0
    setProblems(isMissing ? [{ field: 'course-search', text: texts.noneChosen }] : [])
    if (isMissing) return
    void navigate({
      to: '/services/exemption/drafts/$draft/$step',
      params: { draft: wizard.draft.id, step: 'evidence' },
    })
  }
  return (
    <form onSubmit={goOn} noValidate>
      <ErrorSummary problems={wizard.form.courses.length > 0 ? [] : problems} />
      {wizard.draft.applicationId === undefined ? (
        <CoursePicker wizard={wizard} />
      ) : (
        <SectionCard title={texts.service}>
          {wizard.form.courses.map((code) => (
            <p key={code} className="kj-strong">
              {courseWords(code, wizard.courses)}
            </p>
          ))}
          <p className="kj-soft">{texts.fixedCourse}</p>
        </SectionCard>
      )}
      <div className="kj-step-buttons">
        <span className="kj-soft">{texts.chosen(wizard.form.courses.length)}</span>
        <Button type="submit">{texts.next}</Button>
      </div>
    </form>
  )
}
