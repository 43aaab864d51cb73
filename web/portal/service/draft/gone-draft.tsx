import { Button } from '@mantine/core'
import { RefusalError } from '#web/client/refusal-error.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Link } from '../../shell/link.tsx'
import { MissingPage } from '../details/missing-page.tsx'
import { useService } from '../use-service.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

/**
 * The page of a draft that no longer exists. Going back after 「提交申请」 ends here, so it must not look like a failure
 * (APP-01). A draft of the person's other 准考证 is opened by switching to that one (HOM-07).
 */
export function GoneDraft({ error }: { error: unknown }) {
  const { service, title, isOnePage } = useService()
  const words = isOnePage ? texts.ofRow : texts
  if (error instanceof RefusalError && error.code === 'other_ticket') return <MissingPage error={error} />
  return (
    <>
      <PageTitle title={title} />
      <div className="kj-card">
        <EmptyState title={words.goneTitle}>
          <p>{words.gone}</p>
          <Button renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}>
            {words.toOwn}
          </Button>
        </EmptyState>
      </div>
    </>
  )
}
