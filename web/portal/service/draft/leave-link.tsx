import { Link } from '@tanstack/react-router'
import { wizardTexts as texts } from './wizard.texts.ts'

/** Back to the service; the draft is kept. */
export function LeaveLink() {
  return (
    <Link className="kj-link" to="/services/$service" params={{ service: 'exemption' }}>
      {texts.leave}
    </Link>
  )
}
