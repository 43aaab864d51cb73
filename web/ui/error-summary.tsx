import { type MouseEvent, useEffect, useRef } from 'react'
import { goToPlace } from './questions/places.ts'
import { uiTexts } from './ui.texts.ts'
import { WholeWords } from './words/whole-words.tsx'

/** One thing to correct: the id of its field, and the words of the remedy. */
export interface Problem {
  field: string
  text: string
}

/**
 * Everything that is wrong with a form, at once, each with a link to its field. Takes the focus once for each sending
 * of a form and for other words, never because the form is drawn anew: who types on keeps the focus.
 */
export function ErrorSummary({
  problems,
  message,
}: {
  problems: readonly Problem[]
  message?: string | undefined
}) {
  const isShown = problems.length > 0 || message !== undefined
  const box = useFocusOnNews(isShown ? JSON.stringify([message, problems]) : undefined)
  if (!isShown) return null
  return (
    <div ref={box} className="kj-notice kj-tone-refusal" role="alert" tabIndex={-1}>
      <div>
        <p className="kj-strong">
          <WholeWords words={titleOf(problems, message)} />
        </p>
        {problems.length > 0 && (
          <ul className="kj-problems">
            {problems.map(({ field, text }) => (
              <li key={field + text}>
                <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                  <WholeWords words={text} />
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** Counts fields, not rules: a password that breaks two has one place. A message that a link repeats is not said a third time. */
function titleOf(problems: readonly Problem[], message: string | undefined): string {
  const isRepeated = problems.some(({ text }) => text === message)
  if (message !== undefined && !isRepeated) return message
  return uiTexts.problemsTitle(new Set(problems.map(({ field }) => field)).size)
}

/** The box takes the focus when it has news; `words` is undefined while it says nothing. */
function useFocusOnNews(words: string | undefined) {
  const box = useRef<HTMLDivElement>(null)
  const sendings = useRef(0)
  const lastNews = useRef<string>(undefined)
  useEffect(() => {
    const count = ({ target }: Event) => {
      // Submitting another form does not count. While this summary is empty it is not on the page, so every form
      // counts.
      const isOther = box.current !== null && target instanceof Node && !target.contains(box.current)
      if (!isOther) sendings.current += 1
    }
    // On its way down to the form: dialogs keep the event from going up again.
    document.addEventListener('submit', count, true)
    return () => document.removeEventListener('submit', count, true)
  }, [])
  // After each drawing: the same words after another sending are news, too.
  useEffect(() => {
    const news = `${sendings.current} ${words}`
    if (words === undefined || news === lastNews.current) return
    lastNews.current = news
    box.current?.focus()
  })
  return box
}

function goTo(event: MouseEvent, field: string): void {
  const element = document.getElementById(field)
  if (element === null) return
  event.preventDefault()
  goToPlace(element, 'center')
}
