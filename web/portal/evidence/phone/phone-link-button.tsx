import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { type CredentialView, MAX_IMAGES } from '#contracts/evidence.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { phoneLinkTexts as texts } from './phone-link.texts.ts'
import './phone-link.css'

const PhoneLinkDialog = lazy(async () => ({
  default: (await import('./phone-link-dialog.tsx')).PhoneLinkDialog,
}))

/** On a desk computer: lets the person’s phone take the photographs of this credential (EVI-08). */
export function PhoneLinkButton({ credential }: { credential: CredentialView }) {
  const [isOpen, setOpen] = useState(false)
  if (credential.images.length >= MAX_IMAGES && !isOpen) return null
  return (
    <div className="kj-phone-open">
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size="1.2em" aria-hidden />}
        aria-label={texts.openOf(credentialTypeName(credential.type))}
        onClick={() => setOpen(true)}
      >
        {texts.open}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PhoneLinkDialog credential={credential} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
