import { Button } from '@mantine/core'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { portalTexts as texts } from './portal.texts.ts'
import { Link } from './shell/link.tsx'
import { EntranceFrame } from './sign-in/entrance-frame.tsx'

/** The page for an unknown address. */
export function NotFoundPage() {
  return (
    <EntranceFrame>
      <NotFound />
    </EntranceFrame>
  )
}

/** The same notice inside another page's frame. */
export function NotFound() {
  return (
    <>
      <PageTitle title={texts.notFoundTitle} />
      <div className="kj-card">
        <EmptyState title={texts.notFound}>
          <Button renderRoot={(props) => <Link {...props} to="/" />}>{texts.toHome}</Button>
        </EmptyState>
      </div>
    </>
  )
}
