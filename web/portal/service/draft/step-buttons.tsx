import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useQuestionPlace } from '#web/ui/questions/questions.tsx'
import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { QuestionLine } from './question-line.tsx'
import { stepAfter, stepBefore } from './steps-of.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

interface StepButtonsProps {
  draftId: string
  step: string
  /** The buttons that lead on. */
  children: ReactNode
}

/**
 * Puts 「上一步」 at the start of the line and the buttons that lead on at its end. While a step asks one question after the other, these
 * lead to the next one first (UX-01).
 */
export function StepButtons(props: StepButtonsProps) {
  const place = useQuestionPlace()
  if (place === undefined) return <UsualButtons {...props} />
  const isLast = place.number === place.count
  return (
    <>
      <QuestionLine place={place} />
      {place.number === 1 ? (
        <UsualButtons {...props}>
          <Button onClick={() => place.go(1)}>{texts.nextQuestion}</Button>
        </UsualButtons>
      ) : (
        <div className="kj-step-buttons">
          <Button variant="default" onClick={() => place.go(-1)}>
            {texts.previousQuestion}
          </Button>
          {isLast ? props.children : <Button onClick={() => place.go(1)}>{texts.nextQuestion}</Button>}
        </div>
      )}
    </>
  )
}

function UsualButtons({ draftId, step, children }: StepButtonsProps) {
  const { service, steps } = useService()
  const back = stepBefore(steps, step)
  return (
    <div className="kj-step-buttons">
      {back !== undefined && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/services/$service/drafts/$draft/$step"
              params={{ service, draft: draftId, step: back.code }}
            />
          )}
        >
          {texts.previous}
        </Button>
      )}
      {children}
    </div>
  )
}

/** 「下一步」 for a step without checks of its own before it is left. */
export function NextButton({ draftId, step }: { draftId: string; step: string }) {
  const { service, steps } = useService()
  const next = stepAfter(steps, step)
  if (next === undefined) return null
  return (
    <Button
      renderRoot={(props) => (
        <Link
          {...props}
          to="/services/$service/drafts/$draft/$step"
          params={{ service, draft: draftId, step: next.code }}
        />
      )}
    >
      {texts.next}
    </Button>
  )
}
