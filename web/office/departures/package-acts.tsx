import { Button } from '@mantine/core'
import { useState } from 'react'
import { downloadPackages, MOST_PACKAGES, sendPackages } from '#contracts/office/departure-answers.ts'
import { type DepartureLine, departureStatistics, listDepartures } from '#contracts/office/departures.ts'
import { errorWords } from '#web/client/error-words.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useAct } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { DepartureTable } from './departure-table.tsx'
import { departuresTexts as texts } from './departures.texts.ts'
import { toggled } from './toggled.ts'

interface PackageActsProps {
  state: 'signed' | 'sent'
  departures: readonly DepartureLine[]
}

/** Makes the packages of the chosen transfers, or downloads those that were made. At first all are chosen. */
export function PackageActs({ state, departures }: PackageActsProps) {
  const able = departures.filter(({ hasChanged }) => !hasChanged).slice(0, MOST_PACKAGES)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = able.filter(({ id }) => !left.has(id))
  const act = useAct(sendPackages, [listDepartures, departureStatistics])
  const nameOf = (id: string) => departures.find((one) => one.id === id)?.personName ?? ''
  const ids = chosen.map(({ id }) => id).join(',')
  const toggle = (id: string) => setLeft((before) => toggled(before, id))
  return (
    <div className="kj-stack">
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {act.data && act.data.made.length > 0 && (
        <Notice tone="approval">{texts.made(act.data.made.length)}</Notice>
      )}
      {act.data?.refused.map(({ id, why }) => (
        <Notice key={id} tone="refusal">
          {texts.refused(nameOf(id), why)}
        </Notice>
      ))}
      {departures.length === 0 ? (
        <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
      ) : (
        <>
          <div className="kj-row">
            <span className="kj-soft">{texts.selected(chosen.length)}</span>
            {state === 'signed' ? (
              <Button
                disabled={chosen.length === 0}
                loading={act.isPending}
                onClick={() =>
                  act.mutate({ body: { departures: chosen.map(({ id, version }) => ({ id, version })) } })
                }
              >
                {texts.makeMany(chosen.length)}
              </Button>
            ) : (
              chosen.length > 0 && (
                <FileButton contract={downloadPackages} input={[{ query: { ids } }]}>
                  {texts.downloadMany(chosen.length)}
                </FileButton>
              )
            )}
          </div>
          <DepartureTable
            caption={texts.title}
            state={state}
            departures={departures}
            choice={{ ids: new Set(chosen.map(({ id }) => id)), toggle }}
          />
        </>
      )}
    </div>
  )
}
