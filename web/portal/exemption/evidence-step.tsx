import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { AddCredential } from '../evidence/add-credential.tsx'
import { CompanionNotices } from '../evidence/companion-notices.tsx'
import { CredentialCard } from '../evidence/credential-card.tsx'
import { evidenceTexts as texts } from '../evidence/evidence.texts.ts'
import { RemovedCredentials } from '../evidence/removed-credentials.tsx'
import { WalletCard } from '../evidence/wallet-card.tsx'
import { FaultNotice } from '../service/details/fault-notice.tsx'
import { StepButtons } from '../service/draft/step-buttons.tsx'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { wizardTexts } from '../service/draft/wizard.texts.ts'
import { courseWords } from './choose-courses.ts'
import { uncoveredCourses, withCredential } from './evidence-form.ts'

/** ② 上传凭证 (EXM-02, EVI-01…05). */
export function EvidenceStep({ wizard }: { wizard: Wizard }) {
  const { draft, form, cards, courses, photosLeft = 0 } = wizard
  const [freshId, setFreshId] = useState<string>()
  const use = (credentialId: string) => {
    wizard.change((now) => withCredential(now, credentialId))
    setFreshId(credentialId)
  }
  const general = draft.faults.filter(
    ({ credentialId }) => !cards.some(({ credential }) => credential.id === credentialId),
  )
  const uncovered = cards.length > 0 ? uncoveredCourses(form) : []
  return (
    <>
      {general.length > 0 && <FaultNotice faults={general} />}
      <p>{texts.lead}</p>
      {cards.map((card, index) => (
        <CredentialCard
          key={card.credential.id}
          card={card}
          place={index + 1}
          wizard={wizard}
          isFresh={card.credential.id === freshId}
        />
      ))}
      <RemovedCredentials wizard={wizard} />
      <CompanionNotices wizard={wizard} onAdded={use} />
      {uncovered.length > 0 && (
        <Notice tone="must">{texts.uncovered(uncovered.map((code) => courseWords(code, courses)))}</Notice>
      )}
      <AddCredential wizard={wizard} onAdded={use} />
      <WalletCard wizard={wizard} onUse={use} />
      {photosLeft > 0 && <p role="status">{texts.photosPending(photosLeft)}</p>}
      <StepButtons draftId={draft.id} back="courses">
        <Button
          renderRoot={(given) => (
            <Link
              {...given}
              to="/services/exemption/drafts/$draft/$step"
              params={{ draft: draft.id, step: 'confirm' }}
            />
          )}
        >
          {wizardTexts.next}
        </Button>
      </StepButtons>
    </>
  )
}
