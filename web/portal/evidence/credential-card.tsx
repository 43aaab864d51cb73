import { useEffect, useRef } from 'react'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { CredentialUse } from '../exemption/credential-use.tsx'
import { FaultNotice } from '../service/details/fault-notice.tsx'
import type { EvidenceCard, Wizard } from '../service/draft/use-wizard.ts'
import { CredentialFieldset } from './credential-fieldset.tsx'
import { CredentialPhotos } from './credential-photos.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { RemoveCredential } from './remove-credential.tsx'
import { SampleLink } from './sample-link.tsx'

interface CredentialCardProps {
  card: EvidenceCard
  place: number
  wizard: Wizard
  /** It was added a moment ago: the focus goes there. */
  isFresh: boolean
}

/** One credential: its fields by its type, its photographs, and the courses that it stands for (EVI-01). */
export function CredentialCard({ card, place, wizard, isFresh }: CredentialCardProps) {
  const { credential } = card
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFresh) box.current?.focus()
  }, [isFresh])
  const faults = wizard.draft.faults.filter(({ credentialId }) => credentialId === credential.id)
  return (
    <div ref={box} id={`credential-${credential.id}`} className="kj-credential" tabIndex={-1}>
      <SectionCard
        title={texts.credential(place, credentialTypeName(credential.type))}
        aside={<RemoveCredential card={card} wizard={wizard} />}
      >
        {faults.length > 0 && <FaultNotice faults={faults} />}
        {credential.filed && faults.length === 0 && <Notice tone="going">{texts.changedAfterFiling}</Notice>}
        <div className="kj-stack">
          <SampleLink type={credential.type} />
          <CredentialFieldset card={card} isChecked={wizard.isChecked} />
          <CredentialPhotos credential={credential} isChecked={wizard.isChecked} />
          <CredentialUse card={card} wizard={wizard} />
        </div>
      </SectionCard>
    </div>
  )
}
