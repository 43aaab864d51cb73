import { Button } from '@mantine/core'
import { auditDigest, verifyAudit } from '#contracts/office/administration.ts'
import { errorWords } from '#web/client/error-words.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { auditTexts as texts } from './audit.texts.ts'

/** TRL-01: recomputes the chains and says in words whether every link holds. */
export function VerifyTrail() {
  const { data, error, isPending, mutate } = useAct(verifyAudit)
  return (
    <SectionCard
      title={texts.verify}
      aside={
        <Button variant="default" loading={isPending} onClick={() => mutate({})}>
          {texts.verify}
        </Button>
      }
    >
      {isPending && <p role="status">{texts.verifying}</p>}
      {error && <Notice tone="refusal">{errorWords(error)}</Notice>}
      {data && (
        <Notice tone={data.faults.length > 0 ? 'refusal' : 'approval'}>
          {data.faults.map(({ kind, place }) => (
            <p key={kind + place}>{texts.fault[kind](place)}</p>
          ))}
          {data.faults.length === 0 && <p>{texts.whole(data.entries, data.digests)}</p>}
          {!data.isClockCompared && <p>{texts.clock}</p>}
        </Notice>
      )}
      {!isPending && !error && !data && <p className="kj-soft">{texts.verifyLead}</p>}
      <p className="kj-soft kj-after">{texts.digestLead}</p>
      <FileButton contract={auditDigest} input={[]}>
        {texts.digest}
      </FileButton>
    </SectionCard>
  )
}
