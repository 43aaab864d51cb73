import { Button } from '@mantine/core'
import { isOnCredential } from '#contracts/filed.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { CredentialCard } from '../../evidence/credential-card.tsx'
import { credentialName } from '../../evidence/credential-facts.ts'
import { useAddCredential } from '../../evidence/use-add-credential.ts'
import { faultsTitle } from '../../service/details/fault-notice.tsx'
import type { EvidenceCard } from '../../service/draft/use-wizard.ts'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'

const { prior: texts } = graduationTexts

interface PaperSlotProps {
  type: string
  place: number
  card: EvidenceCard | undefined
  wizard: GraduationWizard
  freshId: string | undefined
  onUse: (credentialId: string) => void
  onRemove: (credentialId: string) => void
}

/** The place of one paper: its fields and photographs, or how to begin it, also with one from the wallet (EVI-05). */
export function PaperSlot({ type, place, card, wizard, freshId, onUse, onRemove }: PaperSlotProps) {
  if (card === undefined) return <EmptySlot type={type} wizard={wizard} onUse={onUse} />
  const { id } = card.credential
  return (
    <CredentialCard
      card={card}
      place={place}
      faults={wizard.draft.faults.filter(({ place: at }) => isOnCredential(at, id))}
      faultsTitle={faultsTitle(wizard.draft.correction?.state)}
      isChecked={wizard.isChecked}
      isFresh={id === freshId}
      onRemove={() => onRemove(id)}
    />
  )
}

function EmptySlot({ type, wizard, onUse }: Pick<PaperSlotProps, 'type' | 'wizard' | 'onUse'>) {
  const { add, isPending, error } = useAddCredential(onUse)
  const name = credentialTypeName(type)
  const others = wizard.credentials.filter((one) => one.type === type)
  return (
    <SectionCard title={texts.paper(name)}>
      <Question>
        <div id={`prior-${type}`} tabIndex={-1}>
          {wizard.isChecked && <p className="kj-field-error">{texts.paperMissing(name)}</p>}
          {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
          <div className="kj-row kj-long-buttons">
            <Button loading={isPending} onClick={() => add(type)}>
              {texts.add(name)}
            </Button>
            {others.map((one) => (
              <Button key={one.id} variant="default" onClick={() => onUse(one.id)}>
                {texts.use(credentialName(one))}
              </Button>
            ))}
          </div>
        </div>
      </Question>
    </SectionCard>
  )
}
