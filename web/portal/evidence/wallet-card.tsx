import { Button } from '@mantine/core'
import type { CredentialView } from '#contracts/evidence.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { credentialName, isPaperType } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { WalletDelete } from './wallet-delete.tsx'

interface WalletCardProps {
  credentials: readonly CredentialView[]
  /** The ids of the credentials that the form already uses. */
  used: readonly string[]
  onUse: (credentialId: string) => void
}

/**
 * Offers the credentials entered earlier that this application does not use yet, and marks those accepted before
 * (EVI-05).
 */
export function WalletCard({ credentials, used, onUse }: WalletCardProps) {
  const others = credentials
    .filter(({ id, type }) => !used.includes(id) && isPaperType(type))
    .toSorted((one, other) => Number(other.accepted) - Number(one.accepted))
  if (others.length === 0) return null
  return (
    <SectionCard title={texts.wallet}>
      <p className="kj-soft">{texts.walletLead}</p>
      <ul className="kj-applications">
        {others.map((credential) => (
          <li key={credential.id}>
            <div>
              <h3>{credentialName(credential)}</h3>
              <p className="kj-small kj-soft">{texts.walletPhotos(credential.images.length)}</p>
            </div>
            {credential.accepted && <StatusBadge tone="approval" word={texts.walletAccepted} />}
            <div className="kj-row">
              <Button
                variant="default"
                aria-label={texts.walletUseOf(credentialName(credential))}
                onClick={() => onUse(credential.id)}
              >
                {texts.walletUse}
              </Button>
              <WalletDelete credential={credential} />
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
