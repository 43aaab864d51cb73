import { useState } from 'react'
import { type CredentialView, listCredentials, removeCredential } from '#contracts/evidence.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { credentialName } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

/** Deletes a credential from the wallet. Applications filed with it keep it. */
export function WalletDelete({ credential }: { credential: CredentialView }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useAct(removeCredential, [listCredentials])
  return (
    <>
      <button
        type="button"
        className="kj-link"
        aria-label={texts.walletDeleteOf(credentialName(credential))}
        onClick={() => setAsking(true)}
      >
        {texts.walletDelete}
      </button>
      {remove.isError && <Notice tone="refusal">{errorWords(remove.error)}</Notice>}
      <ConfirmDialog
        opened={isAsking}
        title={texts.walletDelete}
        act={texts.walletDelete}
        danger
        isWorking={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate({ params: { id: credential.id } }, { onSettled: () => setAsking(false) })
        }
      >
        <p className="kj-strong">{credentialName(credential)}</p>
        <p>{texts.walletDeleteWords}</p>
      </ConfirmDialog>
    </>
  )
}
