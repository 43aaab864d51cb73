import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * UX-01: for a dialog that is drawn already open, or whose act takes its opener away, which Mantine gives no focus back
 * for. The focus returns to what opened it; where there is nothing that takes it, to the page's title.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => giveBack(opener), [opener])
}

function giveBack(opener: Element | null): void {
  const holder = document.activeElement
  // The act has led the focus on already.
  if (holder !== null && holder !== document.body && holder !== opener) return
  // Some browsers give a clicked button no focus, and one that is waiting loses it: then there is none to give back.
  if (!(opener instanceof HTMLElement) || opener === document.body || !opener.isConnected) {
    focusTitle()
    return
  }
  opener.focus({ preventScroll: true })
  if (document.activeElement !== opener) {
    // It is hidden by now, or waits for something.
    focusTitle()
    return
  }
  // What the act changed may be drawn only after the dialog is gone, and take the opener away then.
  const watch = new MutationObserver(() => {
    if (opener.isConnected) return
    stop()
    if (document.activeElement === document.body) focusTitle()
  })
  const stop = () => {
    watch.disconnect()
    document.removeEventListener('focusin', stop)
  }
  watch.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', stop)
}

/** UX-01: for what is drawn in the place of a form that is gone: it takes the focus that the form had. */
export function useFocusWhenDrawn<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}

/** UX-01: the page's title takes the focus when the act took away what held it. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
