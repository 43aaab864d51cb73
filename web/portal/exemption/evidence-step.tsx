import { useState } from 'react'
import { isOnCredential } from '#contracts/filed.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Question } from '#web/ui/questions/questions.tsx'
import { AddCredential } from '../evidence/add-credential.tsx'
import { CompanionNotices } from '../evidence/companion-notices.tsx'
import { CredentialCard } from '../evidence/credential-card.tsx'
import { evidenceTexts as texts } from '../evidence/evidence.texts.ts'
import { RemovedCredentials } from '../evidence/removed-credentials.tsx'
import { WalletCard } from '../evidence/wallet-card.tsx'
import { FaultNotice, faultsTitle } from '../service/details/fault-notice.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { courseWords } from './choose-courses.ts'
import { CredentialUse } from './credential-use.tsx'
import { credentialsOf, uncoveredCourses, withCredential, withoutCredential } from './evidence-form.ts'
import { exemptionTexts } from './exemption.texts.ts'
import type { ExemptionWizard } from './exemption-wizard.ts'

/** Step ② 上传凭证 (EXM-02, EVI-01…05). */
export function EvidenceStep({ wizard }: { wizard: ExemptionWizard }) {
  const { draft, form, cards, removed, photosLeft = 0 } = wizard
  // What is added here is blamed for nothing that is missing until 确认信息 is seen again.
  const [added, setAdded] = useState<readonly string[]>([])
  const use = (credentialId: string) => {
    wizard.change((now) => withCredential(now, credentialId))
    setAdded((before) => [...before, credentialId])
  }
  const remove = (...ids: readonly string[]) =>
    wizard.change((now) => ids.reduce((left, id) => withoutCredential(left, id), now))
  const general = draft.faults.filter(
    ({ place }) => !cards.some(({ credential }) => isOnCredential(place, credential.id)),
  )
  return (
    <>
      {general.length > 0 && <FaultNotice title={faultsTitle(draft.correction?.state)} faults={general} />}
      <p>{texts.lead}</p>
      {cards.map((card, index) => (
        <CredentialCard
          key={card.credential.id}
          card={card}
          place={index + 1}
          faults={draft.faults.filter(({ place }) => isOnCredential(place, card.credential.id))}
          faultsTitle={faultsTitle(draft.correction?.state)}
          isChecked={wizard.isChecked && !added.includes(card.credential.id)}
          isFresh={card.credential.id === added.at(-1)}
          onRemove={() => remove(card.credential.id)}
        >
          <CredentialUse id={card.credential.id} wizard={wizard} />
        </CredentialCard>
      ))}
      <RemovedCredentials count={removed.length} onClear={() => remove(...removed)} />
      <Question>
        <CompanionNotices groups={groupsOf(wizard)} onAdded={use} />
        <Uncovered wizard={wizard} />
        <AddCredential suggested={suggestedFor(wizard)} isFirst={cards.length === 0} onAdded={use} />
        <WalletCard credentials={wizard.credentials} used={credentialsOf(form)} onUse={use} />
      </Question>
      {photosLeft > 0 && <p role="status">{texts.photosPending(photosLeft)}</p>}
      <StepButtons draftId={draft.id} step="evidence">
        <NextButton draftId={draft.id} step="evidence" />
      </StepButtons>
    </>
  )
}

function Uncovered({ wizard: { form, cards, reference } }: { wizard: ExemptionWizard }) {
  const uncovered = cards.length > 0 ? uncoveredCourses(form) : []
  if (uncovered.length === 0) return null
  const words = uncovered.map((code) => courseWords(code, reference))
  return <Notice tone="must">{exemptionTexts.uncovered(words)}</Notice>
}

/** Groups the credentials by course: a companion paper must be for the same course as its credential. */
function groupsOf({ form, cards }: ExemptionWizard) {
  return form.courses.map((course) => {
    const used = form.evidence.filter(({ courses }) => courses.includes(course))
    return cards
      .map(({ credential }) => credential)
      .filter(({ id }) => used.some(({ credentialId }) => credentialId === id))
  })
}

/** The types that usually exempt the chosen courses (EXM-04). */
function suggestedFor({ form, reference }: ExemptionWizard): ReadonlySet<string> {
  return new Set(
    reference
      .filter(({ code }) => form.courses.includes(code))
      .flatMap(({ suggestions }) => suggestions.flatMap(({ types }) => types)),
  )
}
