import { type MouseEvent, useEffect, useRef } from 'react'
import { uiTexts } from './ui.texts.ts'

/** One thing to correct: the id of its field, and the words of the remedy. */
export interface Problem {
  field: string
  text: string
}

/**
 * Everything that is wrong with a form, at once, each with a link to its field. Takes the focus when it appears
 * and whenever a new list of problems arrives.
 */
export function ErrorSummary({
  problems,
  message,
}: {
  problems: readonly Problem[]
  message?: string | undefined
}) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = problems.length > 0 || message !== undefined
  useEffect(() => {
    if (problems.length > 0 || message !== undefined) box.current?.focus()
  }, [problems, message])
  if (!isShown) return null
  return (
    <div ref={box} className="kj-notice kj-tone-refusal" role="alert" tabIndex={-1}>
      <div>
        <p className="kj-strong">{message ?? uiTexts.problemsTitle(problems.length)}</p>
        {problems.length > 0 && (
          <ul className="kj-problems">
            {problems.map(({ field, text }) => (
              <li key={field + text}>
                <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function goTo(event: MouseEvent, field: string): void {
  const element = document.getElementById(field)
  if (element === null) return
  event.preventDefault()
  element.focus()
  element.scrollIntoView({ block: 'center' })
}
