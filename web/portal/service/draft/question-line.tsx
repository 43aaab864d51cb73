import type { QuestionPlace } from '#web/ui/questions/questions.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

/** Says how many questions a step has, and which one is asked. */
export function QuestionLine({ place }: { place: QuestionPlace }) {
  return (
    <p role="status" className="kj-soft kj-question-line">
      {texts.questionOf(place.number, place.count)}
    </p>
  )
}
