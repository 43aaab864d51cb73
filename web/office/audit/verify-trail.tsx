import { Button } from '@mantine/core'
import { verifyAudit } from '#contracts/office-administration.ts'
import { errorWords } from '#web/client/error-words.ts'
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
        <Notice tone={data.broken ? 'refusal' : 'approval'}>
          {data.broken ? texts.broken(data.broken) : texts.whole(data.entries)}
        </Notice>
      )}
      {!isPending && !error && !data && <p className="kj-soft">{texts.verifyLead}</p>}
    </SectionCard>
  )
}
