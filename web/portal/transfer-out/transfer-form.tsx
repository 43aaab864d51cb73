import { ownTransferForm } from '#contracts/papers.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { transferOutTexts } from './transfer-out.texts.ts'

const { form: texts } = transferOutTexts

/** 《转考（转出）登记表》: signed at the school once the transfer is approved, and kept afterwards (TRO-02). */
export function TransferForm({ id, form }: { id: string; form: 'to_sign' | 'signed' }) {
  const ticket = useActiveTicket()
  return (
    <SectionCard title={texts.title}>
      <p>{texts.leads[form]}</p>
      <div className="kj-no-print kj-long-button">
        <FileButton contract={ownTransferForm} input={[{ params: { id }, ...ticket }]}>
          {texts.download}
        </FileButton>
      </div>
    </SectionCard>
  )
}
