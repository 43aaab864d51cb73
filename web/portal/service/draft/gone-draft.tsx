import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useSession } from '../../session.ts'
import { useService } from '../use-service.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

/**
 * The page of a draft that no longer exists. Going back after 「提交申请」 ends here, so it must not look like a failure
 * (APP-01).
 */
export function GoneDraft() {
  const { tickets = [] } = useSession()
  const { service, title } = useService()
  return (
    <>
      <PageTitle title={title} />
      <div className="kj-card">
        <EmptyState title={texts.goneTitle}>
          <p>{texts.gone}</p>
          {tickets.length > 1 && <p>{texts.goneOther}</p>}
          <Button renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}>
            {texts.toOwn}
          </Button>
        </EmptyState>
      </div>
    </>
  )
}
