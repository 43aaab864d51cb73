import { Textarea } from '@mantine/core'
import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** 说明 */
export function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Textarea
      id="note"
      label={supplementTexts.labels.note + texts.noteOptional}
      description={texts.noteHelp}
      value={value}
      maxLength={200}
      rows={2}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
