import { NativeSelect } from '@mantine/core'
import type { ImportKind, ImportsShown } from '#contracts/office/imports.ts'
import { listPublications } from '#contracts/office/scores/publications.ts'
import { useReply } from '#web/client/queries.ts'
import { useReplace } from '../shell/office-link.tsx'
import { importsTexts as texts } from './imports.texts.ts'
import { addressOf, type ImportsView, SHOWS } from './imports-view.ts'
import { useKinds } from './use-kinds.ts'

/** Narrows the batches by what they bring in, sitting and state; a choice begins at the newest. */
export function ImportsFilter({ view }: { view: ImportsView }) {
  const replace = useReplace()
  const kinds = useKinds()
  const sittings = useReply(listPublications).data?.sittings ?? []
  const { before: _, ...asked } = view
  const change = (key: 'kind' | 'sittingId' | 'show', value: string) => {
    const { [key]: _old, ...rest } = asked
    replace(addressOf(value === '' ? rest : { ...rest, [key]: value }))
  }
  return (
    <div className="kj-form-row" data-view-only>
      {kinds.length > 1 && (
        <NativeSelect
          label={texts.whichKind}
          value={asked.kind ?? ''}
          data={[{ value: '' as ImportKind | '', label: texts.allKinds as string }, ...kinds]}
          onChange={(event) => change('kind', event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={texts.whichSitting}
        value={asked.sittingId ?? ''}
        data={[
          { value: '', label: texts.allSittings },
          ...sittings.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change('sittingId', event.currentTarget.value)}
      />
      <NativeSelect
        label={texts.show}
        value={asked.show ?? 'all'}
        data={SHOWS.map((value: ImportsShown) => ({ value, label: texts.shows[value] }))}
        onChange={({ currentTarget: { value } }) => change('show', value === 'all' ? '' : value)}
      />
    </div>
  )
}
