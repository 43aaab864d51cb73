import { type MouseEvent, useState } from 'react'
import { errorWords } from './error-words.ts'

/** A form that was sent is replaced in the history: Back must not show it to who is signed in. */
export type Step = 'push' | 'replace'

/** Opens another page of an entrance; rejects when its code does not come. */
export type GoTo = (address: string, step: Step) => Promise<void>

/**
 * The way from a page before the sign-in to the pages behind it, whose code comes only now: whether it is on its way, and why it
 * did not come.
 */
export function useWay(goTo: GoTo) {
  const [isGoing, setGoing] = useState(false)
  const [failure, setFailure] = useState<string>()
  const set = (address: string, step: Step) => {
    setGoing(true)
    setFailure(undefined)
    goTo(address, step).then(
      () => setGoing(false),
      (error: unknown) => {
        setGoing(false)
        setFailure(errorWords(error))
      },
    )
  }
  const go = (address: string) => set(address, 'replace')
  /** Follows a link without leaving the document; any other kind of click is the browser's. */
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    set(event.currentTarget.pathname, 'push')
  }
  return { go, follow, isGoing, failure }
}
