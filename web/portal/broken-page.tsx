import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useContext } from 'react'
import { NetworkError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { brokenWords } from './broken-words.ts'
import { forgetFailures } from './lazy-page.ts'
import { portalTexts as texts } from './portal.texts.ts'
import { IsInFrame } from './shell/is-in-frame.ts'

/**
 * Stands in for a page that failed and says what to do, so that the window is never blank. Without a network it is tried again
 * without leaving, because entries that are not saved yet would be lost.
 */
export function BrokenPage({ error }: { error: unknown }) {
  const isInFrame = useContext(IsInFrame)
  const router = useRouter()
  const retry = () => {
    forgetFailures()
    void router.invalidate()
  }
  const page = (
    <>
      <PageTitle title={texts.brokenTitle} />
      <Notice tone="refusal">{brokenWords(error)}</Notice>
      {error instanceof NetworkError ? (
        <Button onClick={retry}>{texts.retry}</Button>
      ) : (
        <Button onClick={() => location.reload()}>{texts.reload}</Button>
      )}
    </>
  )
  return isInFrame ? (
    page
  ) : (
    <main id="main" className="kj-narrow">
      {page}
    </main>
  )
}
