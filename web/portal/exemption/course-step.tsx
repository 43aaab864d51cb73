import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { stickyAtBottom } from '#web/ui/sticky-bars.ts'
import { useService } from '../service/use-service.tsx'
import { courseWords } from './choose-courses.ts'
import { CoursePicker } from './course-picker.tsx'
import { exemptionTexts as texts } from './exemption.texts.ts'
import type { ExemptionWizard } from './exemption-wizard.ts'

/** Step ① 选择课程 (EXM-01). A correction keeps its course: another course would be another application. */
export function CourseStep({ wizard }: { wizard: ExemptionWizard }) {
  const navigate = useNavigate()
  const { service, title } = useService()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = wizard.form.courses.length === 0
    setProblems(isMissing ? [{ field: 'course-search', text: texts.noneChosen }] : [])
    if (isMissing) return
    void navigate({
      to: '/services/$service/drafts/$draft/$step',
      params: { service, draft: wizard.draft.id, step: 'evidence' },
    })
  }
  return (
    <form onSubmit={goOn} noValidate>
      <ErrorSummary problems={wizard.form.courses.length > 0 ? [] : problems} />
      {wizard.draft.correction === undefined ? (
        <CoursePicker wizard={wizard} />
      ) : (
        <SectionCard title={title}>
          {wizard.form.courses.map((code) => (
            <p key={code} className="kj-strong">
              {courseWords(code, wizard.reference)}
            </p>
          ))}
          <p className="kj-soft">{texts.fixedCourse}</p>
        </SectionCard>
      )}
      <div ref={stickyAtBottom} className="kj-step-buttons kj-step-stay">
        <span className="kj-soft">{texts.chosen(wizard.form.courses.length)}</span>
        <Button type="submit">{texts.next}</Button>
      </div>
    </form>
  )
}
