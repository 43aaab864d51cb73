import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { explanationOf, linesOf, withExplanation } from './explanations.ts'
import type { Requirements } from './use-requirements.ts'

const { scores: texts } = graduationTexts

interface ExplainDialogProps {
  courses: readonly string[]
  requirements: Requirements
  wizard: GraduationWizard
  onClose: () => void
  /** 「下一步」 opened the dialog for all courses that need an explanation; it leads on afterwards. */
  onGoOn: () => void
  isOnTheWay: boolean
}

/**
 * The manual's window for candidates who meet the conditions though a course has no score (GRA-04). What is typed belongs
 * to the draft at once, so that closing the window loses nothing.
 */
export function ExplainDialog(props: ExplainDialogProps) {
  const { courses, requirements, wizard, onClose, onGoOn, isOnTheWay } = props
  const [asked] = useState(courses)
  const leave = () => {
    onClose()
    if (isOnTheWay) onGoOn()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.explainTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <FocusBack />
      <form className="kj-stack" noValidate onSubmit={submit}>
        <p>{texts.explainLead}</p>
        {asked.map((course, place) => (
          <Textarea
            key={course}
            label={texts.explanationOf(nameOf(course, requirements))}
            autosize
            minRows={3}
            maxLength={500}
            {...(place === 0 && { 'data-autofocus': true })}
            value={explanationOf(wizard.form, course)}
            onChange={(event) => {
              const text = event.currentTarget.value
              wizard.change((form) => withExplanation(form, { course, text }))
            }}
          />
        ))}
        <div className="kj-buttons">
          <Button variant="default" onClick={onClose}>
            {texts.backToScores}
          </Button>
          <Button type="submit">{isOnTheWay ? texts.explainGoOn : texts.explainSave}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** Lives as long as the dialog is shown. */
function FocusBack() {
  useFocusBack()
  return null
}

function nameOf(course: string, requirements: Requirements): string {
  const line = linesOf(requirements).find((one) => one.course === course)
  return line === undefined ? course : `${course} ${line.name}`
}
