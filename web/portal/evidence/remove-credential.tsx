import { useState } from 'react'
import { listCredentials, removeCredential } from '#contracts/evidence.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { focusTitle } from '#web/ui/focus-back.ts'
import type { EvidenceCard } from '../service/draft/use-wizard.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

/** Takes a credential out of the application. It stays in the wallet, unless nothing was ever entered in it. */
export function RemoveCredential({ card, onRemove }: { card: EvidenceCard; onRemove: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useAct(removeCredential, [listCredentials])
  const { id, type, images, filed } = card.credential
  const isEmpty =
    !filed && images.length === 0 && Object.values(card.saver.state().value).every((word) => !word)
  const takeOut = () => {
    setAsking(false)
    // No dialog opens that could give the focus back, so the title takes it.
    if (isEmpty) focusTitle()
    onRemove()
    // If the removal fails, the credential stays in the wallet and can be removed there.
    if (isEmpty) remove.mutate({ params: { id } })
  }
  return (
    <>
      <button
        type="button"
        className="kj-link"
        aria-label={texts.removeOf(credentialTypeName(type))}
        onClick={() => (isEmpty ? takeOut() : setAsking(true))}
      >
        {texts.remove}
      </button>
      <ConfirmDialog
        opened={isAsking}
        title={texts.removeTitle}
        act={texts.remove}
        danger
        onCancel={() => setAsking(false)}
        onConfirm={takeOut}
      >
        <p>{texts.removeWords}</p>
      </ConfirmDialog>
    </>
  )
}
