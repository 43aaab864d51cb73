import { type MouseEvent, useState } from 'react'
import { errorWords } from './error-words.ts'

/** Opens another page of an entrance; rejects when its code does not come. */
export type GoTo = (address: string) => Promise<void>

/**
 * The way from a page before the sign-in to the pages behind it, whose code comes only now: whether it is on its way, and why it
 * did not come.
 */
export function useWay(goTo: GoTo) {
  const [isGoing, setGoing] = useState(false)
  const [failure, setFailure] = useState<string>()
  const go = (address: string) => {
    setGoing(true)
    setFailure(undefined)
    goTo(address).then(
      () => setGoing(false),
      (error: unknown) => {
        setGoing(false)
        setFailure(errorWords(error))
      },
    )
  }
  /** Follows a link without leaving the document; any other kind of click is the browser's. */
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(event.currentTarget.pathname)
  }
  return { go, follow, isGoing, failure }
}
