import { Button, NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  type DegreeAuditView,
  listDegreeAudits,
  type AuditedMajor as Major,
  orderDegreeAudit,
} from '#contracts/office/degree-audits.ts'
import { listGraduates, oneGraduationBatch } from '#contracts/office/graduations.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions, useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { auditColumns } from './audit-columns.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'

/** Orders audits of a batch or of everybody in record, and shows how far they are and what they found (AUD-07). */
export function AuditsCard({ batchId }: { batchId: string }) {
  const may = useMay()
  const reply = useQuery({
    ...replyOptions(listDegreeAudits, { params: { id: batchId } }),
    refetchInterval: ({ state }) => (isRunning(state.data?.audits) ? 1000 : false),
  })
  useFreshBatch(reply.data?.audits)
  return (
    <SectionCard title={texts.audits}>
      <p className="kj-soft">{texts.auditsLead}</p>
      <Loaded reply={reply}>
        {({ audits, moreAudits, ...choice }) => (
          <div className="kj-stack">
            {may('graduation.audit') && <OrderForm batchId={batchId} {...choice} />}
            {audits.length === 0 ? (
              <p>{texts.noAudits}</p>
            ) : (
              <div>
                {moreAudits && <p className="kj-soft">{texts.auditsCut(audits.length)}</p>}
                <DeskTable
                  caption={texts.audits}
                  columns={auditColumns(batchId)}
                  rows={audits}
                  rowKey={({ id }) => id}
                />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </SectionCard>
  )
}

/** Asks for the batch and its applications again when an audit has ended: what was read before is not what it found. */
function useFreshBatch(audits: readonly DegreeAuditView[] | undefined): void {
  const client = useQueryClient()
  const now = audits?.map(({ id, state }) => `${id} ${state}`).join()
  const before = useRef(now)
  useEffect(() => {
    if (before.current !== undefined && before.current !== now)
      for (const { id } of [oneGraduationBatch, listGraduates])
        void client.invalidateQueries({ queryKey: [id] })
    before.current = now
  }, [client, now])
}

function isRunning(audits: readonly DegreeAuditView[] | undefined): boolean {
  return audits?.some(({ state }) => state === 'running') ?? false
}

interface OrderFormProps {
  batchId: string
  majors: readonly Major[]
  schools: readonly { id: string; name: string }[]
  /** Whether an audit is of one school, which has to be said. */
  ofOneSchool: boolean
}

function OrderForm({ batchId, majors, schools, ofOneSchool }: OrderFormProps) {
  const [chosenSchool, setSchool] = useState('')
  const [majorId, setMajor] = useState('')
  const act = useAct(orderDegreeAudit, [listDegreeAudits, oneGraduationBatch, listGraduates])
  const params = { id: batchId }
  const major = majors.find(({ id }) => id === majorId)
  const schoolId = major?.schoolId ?? chosenSchool
  const ofSchool = schoolId === '' ? {} : { schoolId }
  const isUnsaid = ofOneSchool && schools.length > 1 && schoolId === ''
  return (
    <>
      <div className="kj-form-row">
        {schools.length > 1 && (
          <NativeSelect
            label={texts.school}
            value={schoolId}
            onChange={(event) => {
              setSchool(event.currentTarget.value)
              setMajor('')
            }}
            data={[
              { value: '', label: ofOneSchool ? texts.chooseSchool : texts.allSchools },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Button
          disabled={isUnsaid}
          loading={act.isPending}
          onClick={() => act.mutate({ params, body: { scope: 'batch', ...ofSchool } })}
        >
          {texts.auditBatch}
        </Button>
        <NativeSelect
          label={texts.ofMajor}
          value={majorId}
          onChange={(event) => setMajor(event.currentTarget.value)}
          data={[
            { value: '', label: texts.allMajors },
            ...majors
              .filter((one) => schoolId === '' || one.schoolId === schoolId)
              .map(({ id, code, name, schoolName }) => ({
                value: id,
                label: `${schoolName} ${code} ${name}`,
              })),
          ]}
        />
        <Button
          variant="default"
          disabled={isUnsaid}
          loading={act.isPending}
          onClick={() =>
            act.mutate({ params, body: { scope: 'record', ...ofSchool, ...(major ? { majorId } : {}) } })
          }
        >
          {texts.auditRecord}
        </Button>
      </div>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
    </>
  )
}
