import { Button, Textarea } from '@mantine/core'
import { useEffect } from 'react'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { administrationTexts as texts, textWords } from './administration.texts.ts'
import { type EditedText, useTextEdit } from './use-text-edit.ts'

export interface Change {
  key: EditedText['key']
  isChanged: boolean
}

/**
 * The editor of one text, with its preview (LOG-06). Shows a colleague's newer version beside the text written here, and
 * tells the page whether it is changed and not saved.
 */
export function EditText({ text, onChanged }: { text: EditedText; onChanged: (change: Change) => void }) {
  const { body, setBody, save, newer, isChanged, isSaving, savedVersion, error } = useTextEdit(text)
  const { key } = text
  const title = textWords[key]
  useEffect(() => onChanged({ key, isChanged }), [onChanged, key, isChanged])
  return (
    <SectionCard title={title} aside={<Edited text={text} />}>
      <div className="kj-stack">
        {error && <Notice tone="refusal">{errorWords(error)}</Notice>}
        {newer && (
          <Notice tone="must">
            <p className="kj-strong">{texts.tooNew(newer.version)}</p>
            <p className="kj-preview">{newer.body}</p>
            <p>{texts.tooNewLead}</p>
          </Notice>
        )}
        {savedVersion !== undefined && <Notice tone="approval">{texts.saved(savedVersion)}</Notice>}
        <Textarea
          aria-label={title}
          value={body}
          maxLength={4000}
          autosize
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        {isChanged && (
          <div>
            <p className="kj-soft">{texts.preview}</p>
            <p className="kj-preview">{body.trim() === '' ? texts.previewEmpty : body}</p>
          </div>
        )}
        <div>
          <Button
            loading={isSaving}
            disabled={!isChanged}
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
  if (editedAt === undefined) return <span className="kj-soft">{texts.unwritten}</span>
  return (
    <span className="kj-soft">
      {texts.version(version)} · {texts.edited(formatInstant(new Date(editedAt)), editedBy)}
    </span>
  )
}
