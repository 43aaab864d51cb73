import type { ApplicationSummary } from '#contracts/applications.ts'
import { ownDeparture } from '#contracts/transfers/own-departure.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { besideTransferTexts as texts } from './beside-transfer.texts.ts'
import { TransferForm } from './transfer-form.tsx'

/**
 * What stands beside a transfer-out that was approved: where it is, what to do, its steps, the newest first, and the form that is
 * signed (TRO-02).
 */
export function BesideTransfer({ application }: { application: ApplicationSummary }) {
  return application.state === 'approved' ? <Departure id={application.id} /> : null
}

function Departure({ id }: { id: string }) {
  const reply = useReply(ownDeparture, { params: { id }, ...useActiveTicket() })
  return (
    <Loaded reply={reply} rows={2}>
      {({ departure }) =>
        departure && (
          <>
            {/* Its state stands as the badge of the page. */}
            <SectionCard title={texts.title}>
              <p>{departure.next}</p>
              <ol className="kj-timeline" reversed>
                {departure.steps.toReversed().map(({ words, by, at, note }) => (
                  <li key={at + words}>
                    <p>
                      <span className="kj-strong">{words}</span> <span className="kj-soft">{by}</span>
                    </p>
                    <p className="kj-small kj-soft">{formatInstant(new Date(at))}</p>
                    {note !== undefined && <p>{note}</p>}
                  </li>
                ))}
              </ol>
            </SectionCard>
            {departure.form !== 'void' && <TransferForm id={id} form={departure.form} />}
          </>
        )
      }
    </Loaded>
  )
}
