import { Link } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { portalTexts as texts } from './portal.texts.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <main id="main" className="kj-narrow">
      <PageTitle title={texts.notFoundTitle} />
      <EmptyState title={texts.notFound}>
        <Link to="/">{texts.toHome}</Link>
      </EmptyState>
    </main>
  )
}
