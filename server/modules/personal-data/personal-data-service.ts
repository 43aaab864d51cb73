import { Value } from 'typebox/value'
import { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, PreconditionQuestion, Service, StoredForm } from '#server/service-definition.ts'
import { adviseOnCorrection } from './advise-correction.ts'
import { examineCorrection } from './examine-correction.ts'
import { moveCorrection } from './move-correction.ts'
import { whyNotOf } from './ticket-state.ts'
import { whyNotReopenCorrection } from './why-not-reopen.ts'

const FORM_VERSION = 1

/** Defines 个人信息更正 as a service of the engine: its subject is what of the person is corrected. */
export function personalDataService(deps: Pick<Adapters, 'cipher' | 'ids' | 'clock'>): Service {
  return defineService<'personal-data'>({
    service: 'personal-data',
    whenApproved:
      '考籍登记的信息已按申请更正，您的全部准考证号同时生效。更正了证件号码的，以后请用新的证件号码登录，密码不变。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin,
    preconditions,
    examine: (tx, question) => examineCorrection(tx, deps, question),
    advise: (tx, application) => adviseOnCorrection(tx, deps, application),
    whyNotReopen: whyNotReopenCorrection,
    onMove: (tx, application, move) => moveCorrection(tx, deps, { application, move, readForm }),
  })
}

/** Reads the form of a revision that was filed with this version; a later version upgrades it first. */
function readForm({ version, content }: StoredForm): PersonalDataForm | undefined {
  return version === FORM_VERSION && Value.Check(PersonalDataForm, content) ? content : undefined
}

async function begin(tx: Tx, { personId }: FilingTicket): Promise<PersonalDataForm> {
  const person = requireFound(await findPerson(tx, personId))
  return {
    service: 'personal-data',
    data: [],
    name: '',
    idType: person.id_type as IdType,
    idNumber: '',
    numberReason: '',
    papers: { name: [], idNumber: [] },
  }
}

/** The 准考证 that carries a correction has a school that reviews it, as long as it is 在籍. */
async function preconditions(
  tx: Tx,
  { ticket, at }: PreconditionQuestion,
): Promise<{ text: string; met: boolean }[]> {
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const why = whyNotOf(plan.ticket_state)
  return [
    why === undefined
      ? { text: '准考证为在籍状态。', met: true }
      : { text: `${why}有其他在籍的准考证号的，请切换后申请。`, met: false },
  ]
}
