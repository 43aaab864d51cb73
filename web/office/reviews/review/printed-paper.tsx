import { registrationFormAtDesk, registrationFormCharacters } from '#contracts/papers.ts'
import { paperOf } from '#contracts/services.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { paperTexts as texts } from './paper.texts.ts'
import type { Review } from './review-facts.tsx'

/** The paper as which the application is printed, with the characters that no font has named before printing (GRA-11). */
export function PrintedPaper({ item }: Pick<Review, 'item'>) {
  return paperOf(item.service) === undefined ? null : <RegistrationForm id={item.id} />
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
