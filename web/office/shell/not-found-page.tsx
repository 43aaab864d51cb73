import { PageTitle } from '#web/ui/page-title.tsx'
import { OfficeLink } from './office-link.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/** The page for an unknown address. */
export function NotFoundPage() {
  return (
    <>
      <PageTitle title={texts.notFound} product={texts.product} lead={texts.notFoundLead} />
      <OfficeLink to="/">{texts.toStart}</OfficeLink>
    </>
  )
}
