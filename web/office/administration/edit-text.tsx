import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts, type TextKey } from '#contracts/office-administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { administrationTexts as texts, textWords } from './administration.texts.ts'

type EditedText = ReplyOf<typeof listTexts>['texts'][number]

/** LOG-06: one text with its preview. Somebody else's newer version is shown beside what was written here. */
export function EditText({ text }: { text: EditedText }) {
  const { key, version } = text
  const [body, setBody] = useState(text.body)
  const client = useQueryClient()
  const act = useAct(editText, [listTexts, publicTexts])
  const title = textWords[key] ?? key
  const isStale = act.error instanceof RefusalError && act.error.code === 'stale'
  const save = () =>
    act.mutate(
      { params: { key: key as TextKey }, body: { body, basedOnVersion: version } },
      { onError: () => void client.invalidateQueries({ queryKey: [listTexts.id] }) },
    )
  return (
    <SectionCard title={title} aside={<Edited text={text} />}>
      <div className="kj-stack">
        {act.error && !isStale && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
        {isStale && (
          <Notice tone="must">
            <p className="kj-strong">{texts.tooNew(version)}</p>
            <p className="kj-preview">{text.body}</p>
            <p>{texts.tooNewLead}</p>
          </Notice>
        )}
        {act.isSuccess && body === text.body && <Notice tone="approval">{texts.saved(version)}</Notice>}
        <Textarea
          aria-label={title}
          value={body}
          maxLength={4000}
          autosize
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        {body !== text.body && (
          <div>
            <p className="kj-soft">{texts.preview}</p>
            <p className="kj-preview">{body.trim() === '' ? texts.previewEmpty : body}</p>
          </div>
        )}
        <div>
          <Button
            loading={act.isPending}
            disabled={body === text.body}
            aria-label={`${texts.save} ${title}`}
            onClick={save}
          >
            {texts.save}
          </Button>
        </div>
      </div>
    </SectionCard>
  )
}

function Edited({ text: { version, editedAt, editedBy = '' } }: { text: EditedText }) {
  return (
    <span className="kj-soft">
      {texts.version(version)} · {texts.edited(formatInstant(new Date(editedAt)), editedBy)}
    </span>
  )
}
