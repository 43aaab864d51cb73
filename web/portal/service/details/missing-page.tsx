import { Button } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { RefusalError } from '#web/client/refusal-error.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useSession } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { SwitchAndGo } from '../../shell/switch-and-go.tsx'
import { useService } from '../use-service.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** Whether a retry would fail the same way: the thing does not exist, is another person's or belongs to another 准考证. */
export function isMissing(error: unknown): boolean {
  return error instanceof RefusalError && MISSING.has(error.code)
}

/** `input_invalid`: the address contains no valid number. */
const MISSING = new Set(['not_found', 'other_ticket', 'input_invalid'])

/** Stands in for a thing that this 准考证 cannot show: says why, and links to it or back (HOM-07). */
export function MissingPage({ error }: { error: unknown }) {
  const { service, title } = useService()
  const { tickets = [] } = useSession()
  const address = useLocation({ select: ({ pathname }) => pathname })
  const ticketNo = error instanceof RefusalError ? error.values.ticketNo : undefined
  const other = tickets.find((ticket) => ticket.ticketNo === ticketNo)
  return (
    <>
      <PageTitle title={texts.missingTitle} />
      <div className="kj-card">
        <EmptyState title={other === undefined ? texts.missing : texts.otherTicket(other.ticketNo)}>
          {other !== undefined && <SwitchAndGo ticket={other} what={title} address={address} />}
          <Button
            variant={other === undefined ? 'filled' : 'default'}
            renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}
          >
            {texts.toService(title)}
          </Button>
        </EmptyState>
      </div>
    </>
  )
}
