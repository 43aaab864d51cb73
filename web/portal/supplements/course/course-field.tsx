import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { supplementsTexts as texts } from '../supplements.texts.ts'
import { courseLabel, MOST_SHOWN, type SearchableCourse, searchCourses } from './search-courses.ts'
import '../supplements.css'

interface CourseFieldProps {
  id: string
  label: string
  courses: readonly SearchableCourse[]
  /** The code of the chosen course. */
  value: string | undefined
  error: string | null
  onChange: (code: string | undefined) => void
  onLeave: () => void
}

/**
 * Chooses a course from the whole catalogue while its name, code or initials are typed (SUP-01): an editable combobox with a list, by
 * the ARIA pattern. What is typed is never the value; only what is picked from the list is.
 */
export function CourseField({ id, label, courses, value, error, onChange, onLeave }: CourseFieldProps) {
  const [written, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const listId = useId()
  // What is typed gives the course up: words beside a course are left of a row that stood here before.
  const typed = value === undefined ? written : undefined
  const chosen = useMemo(() => courses.find(({ code }) => code === value), [courses, value])
  const shown = typed ?? (chosen === undefined ? (value ?? '') : courseLabel(chosen))
  const found = useMemo(() => searchCourses(courses, typed ?? ''), [courses, typed])
  const hasList = isOpen && found.courses.length > 0
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (hasList) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [hasList, active])

  const type = (words: string) => {
    setTyped(words)
    setActive(0)
    setOpen(true)
    if (value !== undefined) onChange(undefined)
  }
  const pick = (course: SearchableCourse) => {
    setTyped(undefined)
    setOpen(false)
    onChange(course.code)
  }
  const act = (what: ListAct) => {
    const { length } = found.courses
    const course = hasList ? found.courses[active] : undefined
    switch (what) {
      case 'next':
      case 'previous':
        setOpen(true)
        return hasList && setActive((active + (what === 'next' ? 1 : length - 1)) % length)
      case 'pick':
        return course && pick(course)
      case 'close':
        return setOpen(false)
      default:
        return what satisfies never
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys belong to the input method until it has composed its characters.
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING) return
    const what = ACTS.get(event.key)
    if (what === undefined || (what === 'close' && !isOpen)) return
    event.preventDefault()
    act(what)
  }
  return (
    <div className="kj-combobox">
      <TextInput
        {...{ id, label, error, onKeyDown }}
        description={texts.courseHelp}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={hasList}
        aria-controls={listId}
        {...(hasList && { 'aria-activedescendant': `${listId}-${active}` })}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        // A phone has no arrow key with which to open the list again.
        onClick={() => typed !== undefined && setOpen(true)}
        onBlur={() => {
          setOpen(false)
          onLeave()
        }}
      />
      <div
        ref={list}
        id={listId}
        className="kj-options"
        role="listbox"
        aria-label={texts.courseList}
        hidden={!hasList}
      >
        {hasList &&
          found.courses.map((course, index) => (
            // The places stay and their words change: no key has to take the list down and build it again.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
            <div
              key={PLACES[index]}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(course)}
            >
              <span className="kj-option-code">{course.code}</span> {course.name}
            </div>
          ))}
      </div>
      <p role="status" className="kj-small kj-soft">
        {isOpen &&
          typed !== undefined &&
          typed.trim() !== '' &&
          foundWords(found.count, found.courses.length)}
      </p>
    </div>
  )
}

const PLACES = Array.from({ length: MOST_SHOWN }, (_, place) => `place-${place}`)

type ListAct = 'next' | 'previous' | 'pick' | 'close'
const ACTS: ReadonlyMap<string, ListAct> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Enter', 'pick'],
  ['Escape', 'close'],
])
/** The key code of every key that an input method has taken (some browsers end the composition before its Enter arrives). */
const COMPOSING = 229

function foundWords(count: number, shown: number): string {
  return count === 0 ? texts.notFound : texts.found(count, shown)
}
