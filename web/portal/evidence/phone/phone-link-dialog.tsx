import { Button } from '@mantine/core'
import encodeQR from 'qr'
import type { CredentialView } from '#contracts/evidence.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { addressOfImage } from '../photo-strip.tsx'
import { phoneLinkTexts as texts } from './phone-link.texts.ts'
import { usePhoneLink } from './use-phone-link.ts'
import './phone-link.css'

interface PhoneLinkDialogProps {
  credential: CredentialView
  onClose: () => void
}

/** The link on the desk computer: the code to scan, the digits to compare, the photographs as they arrive (EVI-08). */
export function PhoneLinkDialog({ credential, onClose }: PhoneLinkDialogProps) {
  const link = usePhoneLink(credential.id)
  const { standing, error, address } = link
  const close = () => {
    void link.end()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={texts.title}
      size="lg"
      // A click beside it would end what the phone is just doing.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <div className="kj-stack">
        {error ? (
          <>
            <Notice tone="must">{errorWords(error)}</Notice>
            <div className="kj-row">
              <Button onClick={link.again}>{texts.again}</Button>
              <Button variant="default" onClick={close}>
                {texts.close}
              </Button>
            </div>
          </>
        ) : (
          <Standing link={link} address={address} credential={credential} onClose={close} />
        )}
        <p role="status" className="kj-soft">
          {error === undefined && standing !== undefined
            ? texts.left(timeLeftWords(standing.endsInSeconds * 1000))
            : ''}
        </p>
      </div>
    </Modal>
  )
}

interface StandingProps {
  link: ReturnType<typeof usePhoneLink>
  address: string | undefined
  credential: CredentialView
  onClose: () => void
}

function Standing({ link, address, credential, onClose }: StandingProps) {
  const { standing, confirm } = link
  if (address === undefined || standing === undefined) return <p className="kj-soft">{texts.opening}</p>
  const { stage, code = '' } = standing
  switch (stage) {
    case 'waiting':
      return (
        <>
          <p>{texts.lead}</p>
          <div className="kj-phone-code">
            <img src={encodeQR(address, 'data-url', { border: 2, scale: 5 })} alt={texts.codeAlt} />
          </div>
          <p className="kj-soft kj-small">
            {texts.addressLead}
            <span className="kj-phone-address">{address}</span>
          </p>
        </>
      )
    case 'claimed':
      return (
        <>
          <p className="kj-phone-digits">{texts.compare(code)}</p>
          <p>{texts.compareLead}</p>
          <div className="kj-row">
            <Button data-autofocus loading={confirm.isPending} onClick={() => confirm.mutate(code)}>
              {texts.confirm}
            </Button>
            <Button variant="default" onClick={onClose}>
              {texts.refuse}
            </Button>
          </div>
        </>
      )
    case 'confirmed':
      return (
        <>
          <Notice tone="going">{texts.going}</Notice>
          <p role="status">{texts.received(standing.received)}</p>
          <ul className="kj-photos">
            {credential.images.map(({ id, width, height }, place) => (
              <li key={id} className="kj-photo">
                <img src={addressOfImage(id)} {...{ width, height }} alt={texts.photoOf(place + 1)} />
              </li>
            ))}
          </ul>
          <Button onClick={onClose}>{texts.finish}</Button>
        </>
      )
    default:
      return stage satisfies never
  }
}
