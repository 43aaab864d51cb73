import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listUnmatched, type TakenPackage, takeArrivalPackage } from '#contracts/office/arrivals.ts'
import { errorWords } from '#web/client/error-words.ts'
import { upload } from '#web/client/upload.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { FileChoice } from '../ui-file-choice.tsx'
import { matchWords, outcomeWords, arrivalsTexts as texts } from './arrivals.texts.ts'

interface Brought {
  key: string
  file: string
  /** undefined: it was refused, and `words` say why. */
  taken: TakenPackage | undefined
  words: string
}

/** Takes in signed packages of other installations, one after the other, and says what became of each (TRO-04). */
export function PackageIntake() {
  const client = useQueryClient()
  const [brought, setBrought] = useState<readonly Brought[]>([])
  const [isWorking, setWorking] = useState(false)
  const take = async (files: readonly File[]) => {
    setWorking(true)
    setBrought([])
    for (const [place, file] of files.entries()) {
      const result = await takeOne(file)
      setBrought((before) => [...before, { ...result, key: String(place), file: file.name }])
    }
    setWorking(false)
    await client.invalidateQueries({ queryKey: [listUnmatched.id] })
  }
  return (
    <SectionCard title={texts.packages}>
      <div className="kj-stack">
        <p>{texts.packagesLead}</p>
        <FileChoice
          many
          title={isWorking ? texts.packagesWorking : texts.packagesChoose}
          help={texts.packagesHelp}
          accept=".json,application/json"
          isWorking={isWorking}
          onFiles={(files) => void take(files)}
        />
        <div aria-live="polite">
          {brought.length > 0 && (
            <DeskTable
              caption={texts.packagesResult}
              rows={brought}
              rowKey={({ key }) => key}
              columns={[
                { key: 'file', title: texts.packageFile, card: 'lead', cell: ({ file }) => file },
                {
                  key: 'name',
                  title: texts.candidate,
                  cell: ({ taken }) => <span className="kj-nowrap">{taken?.name}</span>,
                },
                {
                  key: 'from',
                  title: texts.originProvince,
                  cell: ({ taken }) => taken?.originProvince ?? '',
                },
                {
                  key: 'words',
                  title: texts.packageOutcome,
                  card: 'wide',
                  cell: ({ taken, words }) => (taken ? words : <strong>{words}</strong>),
                },
              ]}
            />
          )}
        </div>
      </div>
    </SectionCard>
  )
}

async function takeOne(file: File): Promise<Pick<Brought, 'taken' | 'words'>> {
  try {
    const taken = await upload(takeArrivalPackage, { file, name: file.name, onProgress: () => undefined })
    return { taken, words: texts.packageTaken(outcomeWords[taken.outcome], matchWords[taken.match]) }
  } catch (error) {
    return { taken: undefined, words: errorWords(error instanceof Error ? error : null) }
  }
}
