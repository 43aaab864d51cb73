import { Button } from '@mantine/core'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/** Stands in for a page that failed, beside the menu, and says why and what to do (UX-01). */
export function BrokenPage({ error }: { error: unknown }) {
  return (
    <>
      <PageTitle title={texts.broken} product={texts.product} />
      <Notice tone="refusal">
        <p>{errorWords(error)}</p>
        <Button variant="default" onClick={() => location.reload()}>
          {texts.reload}
        </Button>
      </Notice>
    </>
  )
}

/** The same notice if the desk itself could not be drawn. */
export function BrokenDesk({ error }: { error: unknown }) {
  return (
    <main id="main" className="kj-office-entrance">
      <section className="kj-card">
        <BrokenPage error={error} />
      </section>
    </main>
  )
}
