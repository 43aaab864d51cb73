import { Button } from '@mantine/core'
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useMay } from '../session.ts'
import { mayOpen } from './menu.ts'
import { useGoTo } from './office-link.tsx'
import { menuItems, shellTexts as texts } from './shell.texts.ts'

const SingleKeysSwitch = lazy(async () => ({
  default: (await import('./single-keys-switch.tsx')).SingleKeysSwitch,
}))

/**
 * Handles the desk's keys: `?` shows the keys, `/` leads to the search, `g` and a letter open a page; never while
 * typing.
 */
export function KeySheet() {
  const [isOpen, setOpen] = useState(false)
  const goTo = useGoTo()
  const may = useMay()
  const pages = menuItems.filter((item) => mayOpen(item, may))
  const ofReview = may('review.decide') ? texts.reviewKeys : []
  const rows = [
    ...texts.keyRows,
    ...ofReview,
    ...pages.map(({ key, title }) => [texts.leadKey(key), title] as const),
  ]
  const isLeading = useRef(false)
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isForSomethingElse(event)) return
      const target = pages.find(({ key }) => isLeading.current && key === event.key)
      isLeading.current = event.key === 'g' && !target
      if (target) lead(event, () => goTo(target.to))
      else if (event.key === '?') setOpen(true)
      else if (event.key === '/') focusSearch(event)
    }
    // Before the keys of a page hear it: the letter after `g` must not claim or decide anything as well.
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  })
  return (
    <>
      <Button
        className="kj-office-keys"
        variant="subtle"
        size="compact-md"
        leftSection={<kbd aria-hidden>{texts.keyOfHelp}</kbd>}
        onClick={() => setOpen(true)}
      >
        {texts.keys}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={texts.keys}
        closeButtonProps={{ 'aria-label': uiTexts.close }}
      >
        <dl className="kj-keys">
          {rows.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        {may('review.decide') && (
          <Suspense>
            <SingleKeysSwitch />
          </Suspense>
        )}
      </Modal>
    </>
  )
}

function lead(event: KeyboardEvent, go: () => void): void {
  event.preventDefault()
  event.stopPropagation()
  go()
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (!search) return
  event.preventDefault()
  search.focus()
}

/** Whether a key is the browser's shortcut, typed into a field, or pressed over a dialog. */
function isForSomethingElse({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('[role="dialog"]')) return true
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
