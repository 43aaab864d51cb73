import { Button } from '@mantine/core'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { brokenWords } from './broken-words.ts'
import { portalTexts as texts } from './portal.texts.ts'

/** Stands in for the whole portal if its pages do not come, so that the window is never blank. */
export function BrokenStart({ error }: { error: unknown }) {
  return (
    <main id="main" className="kj-narrow">
      <PageTitle title={texts.brokenTitle} />
      <Notice tone="refusal">{brokenWords(error)}</Notice>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </main>
  )
}
