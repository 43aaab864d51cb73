import { Button } from '@mantine/core'
import { errorWords } from '#web/client/error-words.ts'
import { NetworkError, RefusalError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { portalTexts as texts } from './portal.texts.ts'

/** Stands in for a page that failed and says what to do, so that the window is never blank. */
export function BrokenPage({ error }: { error: unknown }) {
  const isKnown = error instanceof RefusalError || error instanceof NetworkError
  return (
    <main id="main" className="kj-narrow">
      <PageTitle title={texts.brokenTitle} />
      <Notice tone="refusal">{isKnown ? errorWords(error) : texts.broken}</Notice>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </main>
  )
}
