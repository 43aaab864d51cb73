import { Button, TextInput } from '@mantine/core'
import { ownRecord } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { personTexts as texts } from './person.texts.ts'
import { useContact } from './use-contact.ts'

/** Address, postcode and e-mail, which the person changes at once (PRF-01). */
export function ContactCard() {
  const reply = useReply(ownRecord)
  return (
    <SectionCard title={texts.contact}>
      <Loaded reply={reply} rows={4}>
        {(record) => <ContactForm record={record} />}
      </Loaded>
    </SectionCard>
  )
}

function ContactForm({ record }: { record: ReplyOf<typeof ownRecord> }) {
  const form = useContact(record)
  const { contact, change, problems } = form
  return (
    <form className="kj-stack kj-form" onSubmit={form.submit} noValidate>
      <p className="kj-soft">{texts.contactLead}</p>
      {form.isDone && <Notice tone="approval">{texts.saved}</Notice>}
      <ErrorSummary problems={problems} message={form.message} />
      <TextInput
        {...field('address', problems)}
        label={texts.address}
        description={texts.addressHint}
        value={contact.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
        autoComplete="street-address"
        maxLength={120}
      />
      <TextInput
        {...field('postcode', problems)}
        label={texts.postcode}
        value={contact.postcode}
        onChange={(event) => change({ postcode: event.currentTarget.value })}
        autoComplete="postal-code"
        inputMode="numeric"
        maxLength={10}
      />
      <TextInput
        {...field('email', problems)}
        label={texts.email}
        value={contact.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
        autoComplete="email"
        type="email"
        maxLength={120}
      />
      <div>
        <Button type="submit" loading={form.isWorking}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
