import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLargeType } from '../large-type.ts'
import { inOrder, REVEAL } from './places.ts'
import './questions.css'

/** Where a step stands that asks one question after the other. */
export interface QuestionPlace {
  /** From 1 on. */
  number: number
  count: number
  go: (step: -1 | 1) => void
}

interface Asked {
  /** The question that is asked now; undefined where all stand below each other. */
  current: HTMLElement | undefined
  join: (question: HTMLElement) => () => void
}

const AskedContext = createContext<Asked | undefined>(undefined)
const PlaceContext = createContext<QuestionPlace | undefined>(undefined)

/**
 * Asks the questions in it one after the other in 长辈版 (UX-01); otherwise they stand below each other. Each stays on the page, hidden,
 * so that nothing that was typed is lost.
 */
export function Questions({ children }: { children: ReactNode }) {
  const [isLarge] = useLargeType()
  const box = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState<readonly HTMLElement[]>([])
  const [chosen, setChosen] = useState<HTMLElement>()
  const first = chosen !== undefined && all.includes(chosen) ? chosen : all[0]
  const current = isLarge && all.length > 1 ? first : undefined
  const join = useCallback((question: HTMLElement) => {
    setAll((before) => inOrder([...before, question]))
    return () => setAll((before) => before.filter((one) => one !== question))
  }, [])
  useEffect(() => {
    const show = ({ target }: Event) => {
      const near = target instanceof Element ? target : null
      const question = near?.closest('.kj-question') ?? near?.querySelector('.kj-question')
      if (question instanceof HTMLElement) setChosen(question)
    }
    const root = box.current
    root?.addEventListener(REVEAL, show)
    return () => root?.removeEventListener(REVEAL, show)
  }, [])
  const asked = useMemo(() => ({ current, join }), [current, join])
  const place = useMemo(() => {
    if (current === undefined) return undefined
    const at = all.indexOf(current)
    const go = (step: -1 | 1) => {
      const next = all[at + step]
      setChosen(next)
      // Once it is shown: like a new page, it has the focus.
      requestAnimationFrame(() => requestAnimationFrame(() => next?.focus()))
    }
    return { number: at + 1, count: all.length, go }
  }, [all, current])
  return (
    <AskedContext value={asked}>
      <PlaceContext value={place}>
        <div ref={box} className="kj-questions">
          {children}
        </div>
      </PlaceContext>
    </AskedContext>
  )
}

/** One question of a step: what is filled in together. */
export function Question({ children }: { children: ReactNode }) {
  const asked = use(AskedContext)
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const join = asked?.join
  useEffect(() => (box && join ? join(box) : undefined), [box, join])
  if (asked === undefined) return children
  const isAway = asked.current !== undefined && asked.current !== box
  return (
    <div ref={setBox} hidden={isAway} tabIndex={-1} className="kj-question">
      {children}
    </div>
  )
}

/** Where the step stands; undefined outside 长辈版 and where a step asks one thing only. */
export function useQuestionPlace(): QuestionPlace | undefined {
  return use(PlaceContext)
}
