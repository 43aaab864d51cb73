import { Button } from '@mantine/core'
import type { Ref } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { ReplacePhoto } from '#web/ui/photo/photo-field-props.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { CredentialPhotos } from '../evidence/credential-photos.tsx'
import { useAddCredential } from '../evidence/use-add-credential.ts'
import type { EvidenceCard } from '../service/draft/use-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** The type of the wallet's entry that holds the pictures of a row. */
const PROOF = 'supplement_proof'

interface ProofFieldProps {
  lead: string
  card: EvidenceCard | undefined
  isRemoved: boolean
  error: string | null
  replaceRef: Ref<ReplacePhoto>
  onAdded: (proofId: string) => void
}

/** The pictures of a row; their entry in the wallet is made when the first one is wanted. */
export function ProofField({ lead, card, isRemoved, error, replaceRef, onAdded }: ProofFieldProps) {
  const { add, isPending, error: failure } = useAddCredential(onAdded)
  return (
    <SectionCard title={texts.images}>
      <div id="proof" className="kj-stack" tabIndex={-1}>
        <p>{lead}</p>
        {isRemoved && <Notice tone="must">{texts.imagesGone}</Notice>}
        {failure !== null && <Notice tone="refusal">{errorWords(failure)}</Notice>}
        {card === undefined ? (
          <div>
            <Button variant="default" loading={isPending} onClick={() => add(PROOF)}>
              {texts.addImages}
            </Button>
            {error !== null && <p className="kj-field-error">{error}</p>}
          </div>
        ) : (
          <CredentialPhotos credential={card.credential} isChecked={error !== null} replaceRef={replaceRef} />
        )}
      </div>
    </SectionCard>
  )
}
