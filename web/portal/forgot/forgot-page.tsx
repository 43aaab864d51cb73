import { Radio } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
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
  const [way, setWay] = useState('code')
  return (
    <EntranceFrame isDemonstration={published?.demonstration ?? false}>
      <div className="kj-entrance-columns">
        <section className="kj-card">
          <PageTitle title={texts.title} lead={texts.lead} />
          <Radio.Group value={way} onChange={setWay} aria-label={texts.ways} mb="md">
            <Radio className="kj-radio" value="code" label={texts.byCode} />
            <Radio className="kj-radio" value="manual" label={texts.manual} />
          </Radio.Group>
          {way === 'code' ? <CodeRecovery /> : <ManualRecovery />}
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
