import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

/** Links back to the service; the draft is kept. */
export function LeaveLink() {
  const { service, isOnePage } = useService()
  return (
    <Link className="kj-link" to="/services/$service" params={{ service }}>
      {(isOnePage ? texts.ofRow : texts).leave}
    </Link>
  )
}
