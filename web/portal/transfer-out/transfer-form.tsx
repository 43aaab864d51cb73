import type { ApplicationSummary } from '#contracts/applications.ts'
import { ownTransferForm } from '#contracts/papers.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { transferOutTexts } from './transfer-out.texts.ts'

const { form: texts } = transferOutTexts

/** 《转考（转出）登记表》, which is signed at the school once the transfer is approved (TRO-02). */
export function TransferForm({ application }: { application: ApplicationSummary }) {
  const ticket = useActiveTicket()
  if (application.state !== 'approved') return null
  return (
    <SectionCard title={texts.title}>
      <p>{texts.lead}</p>
      <div className="kj-no-print">
        <FileButton contract={ownTransferForm} input={[{ params: { id: application.id }, ...ticket }]}>
          {texts.download}
        </FileButton>
      </div>
    </SectionCard>
  )
}
