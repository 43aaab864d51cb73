import type { Filed, RuleAdvice } from '#contracts/filed.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import { recordScores, voidScoresOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { defineService } from '#server/define-service.ts'
import type { Deps } from '#server/deps.ts'
import type { MovedApplication, Service, ServiceMove } from '#server/service-definition.ts'

/**
 * A service that is nothing like 申请免考, to keep the engine honest: its subject is the 准考证; it files a table, prose, a
 * photograph and a credential; it closes the 准考证 from its filing on; and one approval gives two scores.
 */
export function madeUpService(deps: Deps): Service {
  return defineService<'exemption'>({
    service: 'exemption',
    whenApproved: '两门成绩已记入。',
    formVersion: 1,
    upgrade: () => undefined,
    begin: async (_tx, ticket) => ({ service: 'exemption', courses: [ticket.no.slice(-5)], evidence: [] }),
    preconditions: async () => [],
    async examine(tx, { ticket, form }) {
      const ids = form.evidence.map(({ credentialId }) => credentialId)
      const wallet = await readCredentials(tx, deps, { personId: ticket.personId, ids })
      const filed = filedOf(form.courses, wallet)
      return { problems: [], items: [{ subject: ticket.no, filed, advice: adviceOn(filed), form }] }
    },
    advise: async (_tx, { filed }) => adviceOn(filed),
    whyNotReopen: async () => undefined,
    onMove: (tx, application, move) => takeEffect(tx, deps, { application, move }),
  })
}

/** The rules repeat the table, as an audit does. */
function adviceOn({ sections }: Filed): RuleAdvice {
  return { title: '编造的规定', verdict: 'supported', reasons: [], sections: sections.slice(1, 2) }
}

type Wallet = Awaited<ReturnType<typeof readCredentials>>

function filedOf(courses: readonly string[], wallet: Wallet): Filed {
  const [photo, ...papers] = wallet.map(({ id, type, fields, images }) => ({
    credentialId: id,
    type,
    typeName: type,
    fields,
    images,
  }))
  return {
    title: '编造的业务',
    sections: [
      {
        kind: 'facts',
        key: 'person',
        title: '个人信息',
        facts: [{ key: 'phone', label: '联系电话', value: '已登记' }],
      },
      {
        kind: 'table',
        key: 'courses',
        title: '课程',
        columns: [
          { key: 'code', label: '课程代码' },
          { key: 'note', label: '说明' },
        ],
        rows: courses.map((code) => ({ key: code, cells: [code, '成绩未显示'] })),
      },
      { kind: 'prose', key: 'appraisal', title: '自我鉴定', body: '认真学习，完成了全部课程。' },
      { kind: 'pictures', key: 'photo', title: '照片', pictures: photo ? [photo] : [] },
      { kind: 'credentials', key: 'papers', title: '凭证', credentials: papers },
    ],
  }
}

const GIVEN = ['00015', '03708'] as const

async function takeEffect(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'sealer'>,
  { application, move }: { application: MovedApplication; move: ServiceMove },
): Promise<void> {
  const { id: applicationId, personId, ticketId, at } = application
  if (move.kind === 'filed' || move.kind === 'refiled') await setState(tx, ticketId, 'transferring_out')
  if (move.kind === 'rejected' || move.kind === 'withdrawn') await setState(tx, ticketId, 'active')
  if (move.kind === 'undone' && move.undoes === 'approved')
    await voidScoresOf(tx, deps, { personId, applicationId, at })
  if (move.kind !== 'approved') return
  const scores = GIVEN.map((courseCode) => ({
    id: deps.ids.next(),
    courseCode,
    source: 'supplement' as const,
    outcome: 'marked' as const,
    mark: 77,
    obtainedOn: beijingDateOf(at),
    originNote: '编造的业务',
  }))
  await recordScores(tx, deps, { personId, ticketId, applicationId, scores })
}

async function setState(tx: Tx, ticketId: string, state: string): Promise<void> {
  await tx.updateTable('tickets').set({ state }).where('id', '=', ticketId).execute()
}
