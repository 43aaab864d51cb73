import { Radio } from '@mantine/core'
import { useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Link } from '../shell/link.tsx'
import { ContactCard } from '../sign-in/contact-card.tsx'
import { EntranceFrame } from '../sign-in/entrance-frame.tsx'
import { SmsOutbox } from '../sign-in/sms-outbox.tsx'
import { CodeRecovery } from './code-recovery.tsx'
import { forgotTexts as texts } from './forgot.texts.ts'
import { ManualRecovery } from './manual-recovery.tsx'
import '#web/ui/mantine-rest.css'

/**
 * Recovers the password with a code sent to the registered phone, or with a request that staff check against evidence
 * (LOG-08).
 */
export function ForgotPage() {
  const published = useReply(publicTexts).data
  const [chosen, setChosen] = useState<string>()
  const canText = published?.canText ?? true
  // LOG-08: without text messages the other way stands first, and a code is only what staff handed out.
  const way = chosen ?? (canText ? 'code' : 'manual')
  return (
    <EntranceFrame>
      <div className="kj-entrance-columns">
        <section className="kj-card">
          <PageTitle title={texts.title} lead={texts.lead} />
          {!canText && <Notice tone="must">{texts.noTexting}</Notice>}
          <Radio.Group
            value={way}
            onChange={setChosen}
            label={texts.ways}
            labelProps={{ className: 'kj-hidden' }}
            my="md"
          >
            <Radio className="kj-radio" value="code" label={canText ? texts.byCode : texts.byHandedCode} />
            <Radio className="kj-radio" value="manual" label={canText ? texts.manual : texts.manualOnly} />
          </Radio.Group>
          {way === 'code' ? (
            <CodeRecovery key={String(canText)} begins={canText ? 'request' : 'reset'} />
          ) : (
            <ManualRecovery />
          )}
          <Link className="kj-link" to="/sign-in">
            {texts.back}
          </Link>
        </section>
        <div>
          <SmsOutbox />
          <ContactCard published={published} />
        </div>
      </div>
    </EntranceFrame>
  )
}
