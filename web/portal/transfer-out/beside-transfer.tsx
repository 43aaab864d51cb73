import type { ApplicationSummary } from '#contracts/applications.ts'
import { DepartureCard } from './departure-card.tsx'
import { TransferForm } from './transfer-form.tsx'

/** What stands beside a filed transfer: how far it is, and the form that is signed on site (TRO-02). */
export function BesideTransfer({ application }: { application: ApplicationSummary }) {
  return (
    <>
      <DepartureCard application={application} />
      <TransferForm application={application} />
    </>
  )
}
