import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TrustedKeyView } from '#contracts/office/trusted-keys.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { type KeyAct, KeyStep } from './key-step.tsx'
import { trustedKeysTexts as texts, trustStateWords } from './trusted-keys.texts.ts'

interface Asked {
  row: TrustedKeyView
  act: KeyAct
}

/** Lists keys with what this person may do with each. */
export function KeyTable({ caption, keys }: { caption: string; keys: readonly TrustedKeyView[] }) {
  const [asked, setAsked] = useState<Asked>()
  return (
    <>
      <DeskTable
        caption={caption}
        columns={[...COLUMNS, actsColumn(setAsked)]}
        rows={keys}
        rowKey={({ id }) => id}
      />
      {asked && <KeyStep row={asked.row} act={asked.act} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const COLUMNS: readonly Column<TrustedKeyView>[] = [
  {
    key: 'who',
    title: texts.name,
    card: 'lead',
    cell: ({ name, province }) => (
      <span>
        {name} <span className="kj-soft kj-nowrap">{province}</span>
      </span>
    ),
  },
  { key: 'installation', title: texts.installation, card: 'wide', cell: ({ installation }) => installation },
  { key: 'keyId', title: texts.keyId, cell: ({ keyId }) => <code className="kj-nowrap">{keyId}</code> },
  {
    key: 'time',
    title: texts.validFrom,
    card: 'wide',
    cell: ({ validFrom, validUntil }) => (
      <>
        {formatInstant(new Date(validFrom))}
        {validUntil && (
          <div className="kj-soft">
            {texts.validUntil} {formatInstant(new Date(validUntil))}
          </div>
        )}
      </>
    ),
  },
  {
    key: 'proof',
    title: texts.proof,
    card: 'wide',
    cell: ({ proof, revocation }) => (
      <>
        {proof}
        {revocation && <div className="kj-soft">{texts.revokedIs(revocation.by, revocation.reason)}</div>}
      </>
    ),
  },
  { key: 'by', title: texts.by, cell: ({ proposedBy }) => proposedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  { key: 'state', title: texts.state, cell: ({ state }) => <StatusBadge {...trustStateWords[state]} /> },
]

const actsColumn = (onAsk: (asked: Asked) => void): Column<TrustedKeyView> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (row) => {
    const acts = actsOf(row)
    if (row.state === 'proposed' && row.mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
    return (
      <div className="kj-row">
        {acts.map((act) => (
          <Button
            key={act}
            size="compact-sm"
            className="kj-small-act"
            variant={act === 'agree' ? 'filled' : 'default'}
            aria-label={`${texts[act]} ${row.name} ${row.keyId}`}
            onClick={() => onAsk({ row, act })}
          >
            {texts[act]}
          </Button>
        ))}
      </div>
    )
  },
})

function actsOf({ state, validUntil }: TrustedKeyView): readonly KeyAct[] {
  if (state === 'proposed') return ['agree', 'refuse']
  if (state !== 'trusted') return []
  return validUntil === undefined ? ['retire', 'revoke'] : ['revoke']
}
