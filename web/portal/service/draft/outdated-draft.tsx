import { Button } from '@mantine/core'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Link } from '../../shell/link.tsx'
import { detailsTexts } from '../details/details.texts.ts'
import { useService } from '../use-service.tsx'

/** Says what to do with a draft that this version cannot read; the server's words give the reason (APP-09). */
export function OutdatedDraft({ error }: { error: unknown }) {
  const { service, title } = useService()
  return (
    <>
      <PageTitle title={title} />
      <div className="kj-card">
        <EmptyState title={errorWords(error)}>
          <Button renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}>
            {detailsTexts.toService(title)}
          </Button>
        </EmptyState>
      </div>
    </>
  )
}
