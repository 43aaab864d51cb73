import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../../services/hotline-link.tsx'
import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'

/** Says whom to ask, and links to the samples of credentials (SAM-01). */
export function HelpCard() {
  const { texts: own } = useService()
  return (
    <SectionCard title={texts.help}>
      <p>{own.help}</p>
      <div className="kj-row">
        <HotlineLink />
        {own.noEvidence !== undefined && (
          <Link className="kj-link" to="/services/$service" params={{ service: 'samples' }}>
            {texts.samples}
          </Link>
        )}
      </div>
    </SectionCard>
  )
}
