import { Button } from '@mantine/core'
import { missingCompanions } from '#rulebook/evidence/credential-problems.ts'
import { credentialTypeName, findCredentialType } from '#rulebook/evidence/credential-types.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { useAddCredential } from './use-add-credential.ts'

interface CompanionNoticesProps {
  wizard: Wizard
  onAdded: (credentialId: string) => void
}

/** EVI-04: the paper that goes with a 毕业证书 is named before submission, and added with one click. */
export function CompanionNotices({ wizard, onAdded }: CompanionNoticesProps) {
  const { add, isPending, error } = useAddCredential(onAdded)
  return lackingCompanions(wizard).map(({ credentialId, text, companions }) => (
    <div key={credentialId} id={`credential-${credentialId}-companion`} tabIndex={-1}>
      <Notice tone="must">
        <p>{text}</p>
        {error !== null && <p className="kj-field-error">{errorWords(error)}</p>}
        <div className="kj-row kj-long-buttons">
          {companions.map((companion) => (
            <Button key={companion} variant="default" disabled={isPending} onClick={() => add(companion)}>
              {texts.addOf(credentialTypeName(companion))}
            </Button>
          ))}
        </div>
      </Notice>
    </div>
  ))
}

/** Course by course, as the check does: what goes with a credential has to stand for the same course. */
function lackingCompanions({ form, cards }: Wizard) {
  const missing = form.courses.flatMap((course) =>
    missingCompanions(
      cards
        .filter(({ courses }) => courses.includes(course))
        .map(({ credential: { id, type, images } }) => ({ id, type, fields: {}, imageCount: images.length })),
    ),
  )
  return [...new Map(missing.map((one) => [one.credentialId, one])).values()].map(
    ({ credentialId, text }) => {
      const type = cards.find(({ credential }) => credential.id === credentialId)?.credential.type ?? ''
      return { credentialId, text, companions: findCredentialType(type)?.companions ?? [] }
    },
  )
}
