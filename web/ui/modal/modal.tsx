import { lazy, Suspense, useEffect, useState } from 'react'
import { noteOpenDialog } from './after-dialogs.ts'
import type { DialogProps } from './held-entries.ts'

const load = () => import('./drawn-modal.tsx')
const DrawnModal = lazy(async () => ({ default: (await load()).DrawnModal }))

/**
 * A dialog over the page. Its code, a fifth of the first page behind the sign-in, comes with the first dialog that opens (UX-05), or
 * ahead.
 */
export function Modal(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.opened)
  if (props.opened && !wasOpened) setOpened(true)
  useEffect(() => (props.opened ? noteOpenDialog() : undefined), [props.opened])
  return wasOpened || props.opened ? (
    <Suspense>
      <DrawnModal {...props} />
    </Suspense>
  ) : null
}

/** Loads the code of dialogs before one opens, so that they open without a network too. */
export function loadModalAhead(): void {
  void load().catch(() => undefined)
}
