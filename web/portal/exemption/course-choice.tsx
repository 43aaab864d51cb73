import { Checkbox } from '@mantine/core'
import type { Course } from './choose-courses.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'

interface CourseChoiceProps {
  course: Course
  isChosen: boolean
  onToggle: () => void
}

/**
 * A course that can be chosen, with the credentials that usually exempt it (EXM-04). Once it is chosen, their source is
 * shown too.
 */
export function CourseChoice({ course, isChosen, onToggle }: CourseChoiceProps) {
  const { code, name, credits, suggestions } = course
  const hintId = `hint-${code}`
  return (
    <div className="kj-choice" data-chosen={isChosen || undefined}>
      <Checkbox
        id={`course-${code}`}
        size="md"
        checked={isChosen}
        onChange={onToggle}
        aria-describedby={suggestions.length > 0 ? hintId : undefined}
        label={
          <>
            <span className="kj-strong">
              {code} {name}
            </span>{' '}
            <span className="kj-soft kj-nowrap">{texts.credits(credits)}</span>
          </>
        }
      />
      {suggestions.length > 0 && (
        <div id={hintId} className="kj-choice-hint">
          {suggestions.map(({ text, source }) => (
            <p key={text}>
              {texts.suggestion(text)}
              {isChosen && <span className="kj-small kj-soft">{texts.source(source)}</span>}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
