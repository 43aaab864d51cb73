import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts, type TextKey } from '#contracts/office-administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { administrationTexts as texts, textWords } from './administration.texts.ts'

type EditedText = ReplyOf<typeof listTexts>['texts'][number]

/** LOG-06: the texts of the sign-in page, each with its version. */
export function TextsPage() {
  const reply = useReply(listTexts)
  return (
    <>
      <PageTitle title={texts.texts} product={texts.product} lead={texts.textsLead} />
      <Loaded reply={reply}>
        {({ texts: all }) => all.map((text) => <EditText key={`${text.key} ${text.version}`} text={text} />)}
      </Loaded>
    </>
  )
}

function EditText({ text }: { text: EditedText }) {
  const [body, setBody] = useState(text.body)
  const act = useAct(editText, [listTexts, publicTexts])
  const title = textWords[text.key] ?? text.key
  const save = () =>
    act.mutate({ params: { key: text.key as TextKey }, body: { body, basedOnVersion: text.version } })
  return (
    <SectionCard title={title} aside={<span className="kj-soft">{texts.version(text.version)}</span>}>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <Textarea
        aria-label={title}
        value={body}
        maxLength={4000}
        autosize
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <div className="kj-buttons">
        <Button
          loading={act.isPending}
          disabled={body === text.body}
          aria-label={`${texts.save} ${title}`}
          onClick={save}
        >
          {texts.save}
        </Button>
      </div>
    </SectionCard>
  )
}
