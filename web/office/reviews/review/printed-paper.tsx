import { registrationFormAtDesk, registrationFormCharacters, transferFormAtDesk } from '#contracts/papers.ts'
import { paperOf } from '#contracts/services.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { paperTexts as texts } from './paper.texts.ts'
import type { Review } from './review-facts.tsx'
import { SettleMajor } from './settle-major.tsx'

/** The paper as which the application is printed, with the characters that no font has named before printing (GRA-11). */
export function PrintedPaper({ item }: Pick<Review, 'item'>) {
  const paper = paperOf(item.service)
  switch (paper) {
    case 'registration-form':
      return <RegistrationForm id={item.id} />
    case 'transfer-form':
      return (
        <>
          {!isOpen(item) && <SettleMajor item={item} />}
          {item.state === 'approved' && <TransferForm id={item.id} />}
        </>
      )
    case undefined:
      return null
    default:
      return paper satisfies never
  }
}

/** What has to be settled before the last level can approve; it stands first, because the decision waits for it. */
export function ToSettle({ item }: Pick<Review, 'item'>) {
  return paperOf(item.service) === 'transfer-form' && isOpen(item) ? <SettleMajor item={item} /> : null
}

function isOpen({ state }: Review['item']): boolean {
  return state === 'pending' || state === 'in_review'
}

/** What the candidate signs at the school; it is there from the approval on (TRO-02). */
function TransferForm({ id }: { id: string }) {
  return (
    <SectionCard title={texts.transferTitle}>
      <FileButton contract={transferFormAtDesk} input={[{ params: { id } }]}>
        {texts.transferDownload}
      </FileButton>
    </SectionCard>
  )
}

function RegistrationForm({ id }: { id: string }) {
  const reply = useReply(registrationFormCharacters, { params: { id } })
  const missing = reply.data?.unprintable ?? []
  return (
    <SectionCard title={texts.title}>
      {missing.length > 0 && (
        <Notice tone="must">
          {texts.unprintable(missing.map(({ character, code }) => `${character} ${code}`))}
        </Notice>
      )}
      <FileButton contract={registrationFormAtDesk} input={[{ params: { id } }]}>
        {texts.download}
      </FileButton>
    </SectionCard>
  )
}
