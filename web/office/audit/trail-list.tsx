import { useState } from 'react'
import { auditEntries, exportTrail } from '#contracts/office/trail/audit.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Asked } from './asked.ts'
import { auditTexts as texts } from './audit.texts.ts'
import { AuditTable } from './audit-table.tsx'
import { PageTurns } from './page-turns.tsx'

const PAGE = 100

interface TrailListProps {
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** A page of the entries that were asked for, and their export. */
export function TrailList({ asked, onAsk }: TrailListProps) {
  const [after, setAfter] = useState<string>()
  const reply = useReply(auditEntries, { body: { ...asked, ...(after ? { after } : {}) } })
  return (
    <Loaded reply={reply} rows={6}>
      {({ entries, names }) => (
        <div className="kj-stack">
          {entries.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <AuditTable entries={entries} names={names} onAsk={(more) => onAsk({ ...asked, ...more })} />
          )}
          <div className="kj-row">
            <PageTurns
              isFirst={after === undefined}
              next={entries.length === PAGE ? entries.at(-1)?.key : undefined}
              onTurn={setAfter}
            />
            {entries.length > 0 && (
              <FileButton contract={exportTrail} input={[{ body: asked }]}>
                {texts.export}
              </FileButton>
            )}
          </div>
          {entries.length === PAGE && <p className="kj-soft">{texts.exportHelp}</p>}
        </div>
      )}
    </Loaded>
  )
}
