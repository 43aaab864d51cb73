import { useMutation, useQueryClient } from '@tanstack/react-query'
import { takeAnswerFile } from '#contracts/office/departure-answers.ts'
import { departureStatistics, listDepartures, viewDeparture } from '#contracts/office/departures.ts'
import { errorWords } from '#web/client/error-words.ts'
import { upload } from '#web/client/upload.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { FileChoice } from '../ui-file-choice.tsx'
import { departuresTexts as texts } from './departures.texts.ts'

/** Takes the signed answer of a destination (TRO-04). */
export function AnswerFile() {
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: (file: File) =>
      upload(takeAnswerFile, { file, name: file.name, onProgress: () => undefined }),
    onSuccess: async () => {
      for (const { id } of [listDepartures, departureStatistics, viewDeparture])
        await client.invalidateQueries({ queryKey: [id] })
    },
  })
  return (
    <SectionCard title={texts.answerFile}>
      <div className="kj-stack">
        <p className="kj-soft">{texts.answerLead}</p>
        {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
        {act.data && <Notice tone="approval">{texts.taken(act.data.personName, act.data.kind)}</Notice>}
        <FileChoice
          title={act.isPending ? texts.taking : texts.chooseFile}
          help={texts.chooseHelp}
          accept=".json,application/json"
          isWorking={act.isPending}
          onFiles={([file]) => file && act.mutate(file)}
        />
      </div>
    </SectionCard>
  )
}
