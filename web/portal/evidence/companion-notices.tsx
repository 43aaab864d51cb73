import { Button } from '@mantine/core'
import type { CredentialView } from '#contracts/evidence.ts'
import { missingCompanions } from '#rulebook/evidence/credential-problems.ts'
import { credentialTypeName, findCredentialType } from '#rulebook/evidence/credential-types.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { useAddCredential } from './use-add-credential.ts'

interface CompanionNoticesProps {
  /** Credentials grouped by what they prove; a companion paper must be in the same group. */
  groups: readonly (readonly CredentialView[])[]
  onAdded: (credentialId: string) => void
}

/** Names the paper that must accompany a 毕业证书 before submission, and adds it with one click (EVI-04). */
export function CompanionNotices({ groups, onAdded }: CompanionNoticesProps) {
  const { add, isPending, error } = useAddCredential(onAdded)
  return lackingCompanions(groups).map(({ credentialId, text, companions }) => (
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

/** Looks group by group, as the server's check does; a credential in several groups is named once. */
function lackingCompanions(groups: CompanionNoticesProps['groups']) {
  const missing = groups.flatMap((group) =>
    missingCompanions(
      group.map(({ id, type, images }) => ({ id, type, fields: {}, imageCount: images.length })),
    ),
  )
  return [...new Map(missing.map((one) => [one.credentialId, one])).values()].map(
    ({ credentialId, text }) => {
      const type = groups.flat().find(({ id }) => id === credentialId)?.type ?? ''
      return { credentialId, text, companions: findCredentialType(type)?.companions ?? [] }
    },
  )
}
