import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed, FiledCredential, Section } from '#contracts/filed.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { tidyAppraisal } from '#rulebook/registration-form/appraisal.ts'
import { registrationTexts } from '#rulebook/registration-form/registration-form.texts.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { type GraduationAudit, linesOf } from './graduation-audit.ts'
import type { GraduationContext } from './graduation-context.ts'
import { priorPapers } from './prior-qualification.ts'

interface Material {
  deps: Pick<Adapters, 'cipher'>
  form: GraduationForm
  audit: GraduationAudit
  plan: GraduationContext['plans'][number]
  context: GraduationContext
  wallet: readonly CredentialView[]
  ticket: FilingTicket
}

/** GRA-07: exactly what an application for graduation says, in sections. */
export function filedGraduation(material: Material): Filed {
  const { plan, form, audit } = material
  return {
    title: `毕业 ${plan.majorCode} ${plan.majorName}`,
    sections: [
      planSection(material),
      personSection(material),
      contactSection(form),
      coursesSection(material),
      prose('appraisal', '自我鉴定', tidyAppraisal(form.appraisal)),
      ...(audit.isUndergraduate ? priorSections(material) : []),
      photoSection(material),
      ...(form.resume.length > 0 ? [resumeSection(form)] : []),
      ...(form.family.length > 0 ? [familySection(form)] : []),
      ...(form.awards.trim() === '' ? [] : [prose('awards', '奖惩情况', form.awards.trim())]),
    ],
  }
}

function planSection({ plan, context, audit, form, ticket }: Material): Section {
  const situation = audit.requirements.situations.find(({ id }) => id === form.situation)
  return facts('plan', '毕业专业', [
    ['major', '专业', `${plan.majorCode} ${plan.majorName}`],
    ['level', '层次', plan.level],
    ['version', '考试计划版本', plan.version],
    ['school', '主考学校', plan.schoolName],
    ['ticketNo', '准考证号', ticket.no],
    ['situation', '加考情况', situation?.title ?? ''],
    ['batch', '毕业批次', context.batch.name],
    ['graduatesOn', '毕业日期', formatDate(context.batch.graduatesOn)],
    ['thesisTitle', '毕业论文（设计）题目', audit.hasThesis ? form.thesisTitle.trim() : ''],
  ])
}

function personSection({ deps, context, form }: Material): Section {
  const { person } = context
  const idNumber = deps.cipher.open('person.id_number', person.id_number_cipher)
  const bornOn = birthDateOf(idNumber)
  const { labels } = registrationTexts
  return facts('person', '个人信息', [
    ['name', '姓名', person.name],
    ['idNumber', '证件号码', maskIdNumber(idNumber)],
    ['gender', labels.gender, form.contact.gender === 'male' ? '男' : '女'],
    ['bornOn', '出生日期', bornOn ? formatDate(bornOn) : ''],
    ['ethnicity', labels.ethnicity, form.contact.ethnicity],
    ['politicalStatus', labels.politicalStatus, form.contact.politicalStatus],
    ['birthplace', labels.birthplace, form.contact.birthplace.trim()],
  ])
}

const CONTACT_KEYS = ['address', 'postcode', 'phone', 'email', 'employer', 'position'] as const

function contactSection({ contact }: GraduationForm): Section {
  return facts(
    'contact',
    '联系方式',
    CONTACT_KEYS.map((key) => [key, registrationTexts.labels[key], contact[key].trim()]),
  )
}

const STATE_WORDS = { met: '已满足', unusable: '成绩不可用', unneeded: '不需要', missing: '无成绩' } as const

function coursesSection({ audit, form }: Material): Section {
  const explanations = new Map(form.explanations.map(({ course, text }) => [course, text.trim()]))
  const rows = linesOf(audit.requirements).flatMap(({ key, group, line }) => {
    const { course, name, credits, mode, score = '', state, why } = line
    const isOpen = state === 'missing' || state === 'unusable'
    const said = isOpen ? (explanations.get(course) ?? '') : ''
    if (state === 'unneeded' || (isOpen && !line.needsExplanation && said === '' && group !== '必考课程'))
      return []
    const result = score === '' ? STATE_WORDS[state] : `${score}（${STATE_WORDS[state]}）`
    return [{ key, cells: [`${course} ${name}`, `${credits}`, mode, result, why, said] }]
  })
  return {
    kind: 'table',
    key: 'courses',
    title: '登记成绩',
    columns: [
      { key: 'course', label: '课程' },
      { key: 'credits', label: '学分' },
      { key: 'mode', label: '考核方式' },
      { key: 'score', label: '成绩' },
      { key: 'why', label: '依据' },
      { key: 'explanation', label: '考生说明' },
    ],
    rows,
  }
}

function priorSections({ form, wallet }: Material): Section[] {
  return [
    facts('prior', '前置学历', [
      ['school', '毕业院校', form.prior.school.trim()],
      ['major', '专业', form.prior.major.trim()],
      ['era', '毕业年份', form.prior.era === 'before2002' ? '2002 年以前' : '2002 年及以后'],
    ]),
    {
      kind: 'credentials',
      key: 'priorPapers',
      title: '前置学历凭证',
      credentials: priorPapers(form.prior, wallet).map(
        ({ fields, ...paper }): FiledCredential => ({ ...pictureOf(paper), fields }),
      ),
    },
  ]
}

function photoSection({ form, wallet }: Material): Section {
  const photos = wallet.filter(({ id }) => id === form.photoId)
  return { kind: 'pictures', key: 'photo', title: '毕业照片', pictures: photos.map(pictureOf) }
}

function pictureOf({ id, type, images }: Pick<CredentialView, 'id' | 'type' | 'images'>) {
  return { credentialId: id, type, typeName: credentialTypeName(type), images }
}

function resumeSection({ resume }: GraduationForm): Section {
  return {
    kind: 'table',
    key: 'resume',
    title: '个人简历',
    columns: [
      { key: 'period', label: '起止年月' },
      { key: 'place', label: '学校或单位' },
      { key: 'role', label: '身份或职务' },
      { key: 'witness', label: '证明人' },
    ],
    rows: resume.map(({ from, until, place, role, witness }, row) => ({
      key: `${row + 1}`,
      cells: [`${from} 至 ${until === '' ? '今' : until}`, place.trim(), role.trim(), witness.trim()],
    })),
  }
}

function familySection({ family }: GraduationForm): Section {
  return {
    kind: 'table',
    key: 'family',
    title: '家庭主要成员',
    columns: [
      { key: 'relation', label: '关系' },
      { key: 'name', label: '姓名' },
      { key: 'employer', label: '工作单位及职务' },
    ],
    rows: family.map(({ relation, name, employer }, row) => ({
      key: `${row + 1}`,
      cells: [relation.trim(), name.trim(), employer.trim()],
    })),
  }
}

function prose(key: string, title: string, body: string): Section {
  return { kind: 'prose', key, title, body }
}

/** Facts without those that were left empty. */
function facts(
  key: string,
  title: string,
  all: readonly (readonly [key: string, label: string, value: string])[],
): Section {
  const written = all.filter(([, , value]) => value !== '')
  return {
    kind: 'facts',
    key,
    title,
    facts: written.map(([name, label, value]) => ({ key: name, label, value })),
  }
}
