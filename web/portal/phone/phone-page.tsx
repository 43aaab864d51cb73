import '#web/ui/mantine-rest.css'
import { Button } from '@mantine/core'
import type { linkOfPhone } from '#contracts/pictures/phone-links.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { EntranceFrame } from '../sign-in/entrance-frame.tsx'
import { phoneTexts as texts } from './phone.texts.ts'
import { PhonePhotos } from './phone-photos.tsx'
import { usePhone } from './use-phone.ts'
import './phone.css'

/** EVI-08: the phone's page. It says which paper to photograph and whether the desk has agreed; it knows no person and shows no record. */
export function PhonePage() {
  const { link, error, isWithoutCode, retry, refresh } = usePhone()
  return (
    <EntranceFrame>
      <section className="kj-card kj-stack">
        <PageTitle
          title={texts.title}
          {...(link ? { lead: texts.lead(credentialTypeName(link.credentialType)) } : {})}
        />
        {error !== null && (
          <>
            <Notice tone="must">{isWithoutCode ? texts.noCode : errorWords(error)}</Notice>
            {!isWithoutCode && (
              <Button variant="default" onClick={retry}>
                {texts.retry}
              </Button>
            )}
          </>
        )}
        {error === null && link === undefined && <p className="kj-soft">{texts.opening}</p>}
        {error === null && link !== undefined && <Shown link={link} onSent={refresh} />}
      </section>
    </EntranceFrame>
  )
}

function Shown({ link, onSent }: { link: ReplyOf<typeof linkOfPhone>; onSent: () => void }) {
  return (
    <>
      {link.stage === 'confirmed' ? (
        <PhonePhotos link={link} onSent={onSent} />
      ) : (
        <div role="status">
          <p>{texts.compare}</p>
          <p className="kj-phone-number">{link.code}</p>
          <p>{texts.compareLead}</p>
        </div>
      )}
      <p className="kj-soft">{texts.left(timeLeftWords(link.endsInSeconds * 1000))}</p>
    </>
  )
}
