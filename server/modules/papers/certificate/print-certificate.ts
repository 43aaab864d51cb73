import type { printCertificate as contract } from '#contracts/papers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type CertificateRow, findCertificate, isIssued } from '#modules/diplomas/public.ts'
import { issuePaper, lockPapers, printIssued } from '#modules/paper-proofs/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { requireRecentProof } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { type Certificate, certificatePaper } from './certificate-paper.ts'

const GENDER_WORDS: Readonly<Record<string, string>> = { male: '男', female: '女' }

/**
 * GRA-12: prints a 毕业证明书 that was recorded, with the whole ID number. The printing is recorded, and asks for the second factor again
 * (ACC-02). Refuses with `diploma_state` where the diploma does not stand any more.
 */
export async function printCertificateOf(
  deps: Deps,
  call: Call<StaffActor>,
  { id, code }: BodyOf<typeof contract> & { id: string },
): Promise<PreparedReply> {
  await requireRecentProof(deps, call, { code })
  const { actor, origin, deadline } = call
  const at = deps.clock.now()
  const { certificate, issued } = await deps.database.transact(deadline, async (tx) => {
    const seen = requireVisible(await findCertificate(tx, id), actor)
    const lock = await lockPapers(tx, `person:${seen.person_id}`)
    // Read again: whoever revokes the diploma holds this lock until the end.
    const row = requireVisible(await findCertificate(tx, id), actor)
    if (!isIssued(row, at)) throw new Refusal('diploma_state')
    const certificate = certificateOf(row, deps)
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'diploma.print_certificate' as const, personId: row.person_id },
      subject: { kind: 'diploma', id: row.diploma_id },
      new: { diplomaNo: row.diploma_no, certificateNo: row.certificate_no },
    })
    const issued = await issuePaper(tx, deps, {
      ...{ lock, kind: 'diploma_proof', about: [`application:${row.application_id}`] },
      holder: { kind: 'person', name: row.holder_name },
      summary: `${row.major_name}，${certificate.diploma.graduatedOn}毕业`,
      facts: factsOf(certificate),
    })
    return { certificate, issued }
  })
  const file = await printIssued(deps, certificatePaper({ ...certificate, at: issued.issuedAt }), issued)
  const { certificateNo } = certificate
  return new PreparedReply(
    file,
    downloadHeaders({
      kind: 'pdf',
      name: `certificate-${certificateNo}`,
      shownAs: `毕业证明书-${certificateNo}`,
    }),
  )
}

/** Refuses with the one answer for "not there" and "not yours". */
function requireVisible(row: CertificateRow | undefined, actor: StaffActor): CertificateRow {
  if (!row || !isInScope([row.school_id], schoolsInScope(actor, 'graduation.propose')))
    throw new Refusal('not_found')
  return row
}

function certificateOf(
  row: CertificateRow,
  { cipher, config }: Pick<Deps, 'cipher' | 'config'>,
): Omit<Certificate, 'at'> {
  const idNumber = cipher.open('person.id_number', row.id_number_cipher)
  const born = birthDateOf(idNumber)
  return {
    certificateNo: `${row.certificate_no}`,
    person: {
      // As it stands on the diploma, and in the register.
      name: row.holder_name,
      gender: GENDER_WORDS[row.gender ?? ''] ?? '',
      born: born === undefined ? '' : formatDate(born),
      idNumber,
    },
    ticketNo: row.ticket_no,
    major: { code: row.major_code, name: row.major_name, level: levelWord(row.level) },
    school: row.school_name,
    diploma: { number: row.diploma_no, graduatedOn: formatDate(row.graduates_on) },
    certifiedOn: formatDate(row.issued_at),
    isSample: config.mode === 'demonstration',
  }
}

/** VER-01: for who verifies the paper, the ID number is masked. */
function factsOf(certificate: Omit<Certificate, 'at'>): { label: string; value: string }[] {
  const { certificateNo, person, ticketNo, major, school, diploma, certifiedOn } = certificate
  return [
    { label: '证件号码', value: maskIdNumber(person.idNumber) },
    { label: '准考证号', value: ticketNo },
    { label: '专业', value: `${major.code} ${major.name}（${major.level}）` },
    { label: '主考学校', value: school },
    { label: '毕业日期', value: diploma.graduatedOn },
    { label: '毕业证书编号', value: diploma.number },
    { label: '毕业证明书', value: `第 ${certificateNo} 号，${certifiedOn}开具` },
  ]
}
