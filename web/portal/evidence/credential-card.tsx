import { type ReactNode, useEffect, useRef } from 'react'
import type { Fault } from '#contracts/filed.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { ReplacePhoto } from '#web/ui/photo/photo-field-props.ts'
import { goToPlace } from '#web/ui/questions/places.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { FaultNotice } from '../service/details/fault-notice.tsx'
import type { EvidenceCard } from '../service/draft/use-wizard.ts'
import { CredentialFieldset } from './credential-fieldset.tsx'
import { CredentialPhotos } from './credential-photos.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { PhoneLinkButton } from './phone/phone-link-button.tsx'
import { RemoveCredential } from './remove-credential.tsx'
import { ReplacePage } from './replace-page.tsx'
import { SampleLink } from './sample-link.tsx'

interface CredentialCardProps {
  card: EvidenceCard
  place: number
  faults: readonly Fault[]
  faultsTitle: string
  /** The person has seen 确认信息, so missing entries are shown at their fields. */
  isChecked: boolean
  /** The credential was added a moment ago, so its card takes the focus. */
  isFresh: boolean
  onRemove: () => void
  /** What the service asks about the credential, for instance which courses it is for. */
  children?: ReactNode
}

/** One credential: the fields of its type, its photographs, and the service's questions about it (EVI-01). */
export function CredentialCard(props: CredentialCardProps) {
  const { card, place, faults, isChecked, isFresh, onRemove, children } = props
  const { credential } = card
  const replace = useRef<ReplacePhoto>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFresh && box.current !== null) goToPlace(box.current, 'nearest')
  }, [isFresh])
  return (
    <div ref={box} id={`credential-${credential.id}`} className="kj-credential" tabIndex={-1}>
      <SectionCard
        title={texts.credential(place, credentialTypeName(credential.type))}
        aside={<RemoveCredential card={card} onRemove={onRemove} />}
      >
        {faults.length > 0 && (
          <FaultNotice
            title={props.faultsTitle}
            faults={faults}
            remedyOf={(mark) => (
              <ReplacePage
                mark={mark}
                credential={credential}
                onReplace={(src, file) => replace.current?.(src, file)}
              />
            )}
          />
        )}
        {credential.filed && faults.length === 0 && <Notice tone="going">{texts.changedAfterFiling}</Notice>}
        <div className="kj-stack">
          <SampleLink type={credential.type} />
          <CredentialFieldset card={card} isChecked={isChecked} />
          <Question>
            <div className="kj-stack">
              <CredentialPhotos credential={credential} isChecked={isChecked} replaceRef={replace} />
              <PhoneLinkButton credential={credential} />
            </div>
          </Question>
          {children}
        </div>
      </SectionCard>
    </div>
  )
}
