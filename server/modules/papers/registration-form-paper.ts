import type { Band, Cell, Row } from '#platform/pdf/grid/band.ts'
import type { PdfDocument } from '#platform/pdf/pdf-document.ts'
import { courseBand } from './course-band.ts'
import type { RegistrationForm } from './registration-form.ts'

const label = (text: string, span = 1): Cell => ({ kind: 'label', text, span })
const value = (text: string, span = 1): Cell => ({ kind: 'value', text, span })
/** Begins on the left, where the eye looks for what may be long. */
const long = (text: string, span = 1): Cell => ({ kind: 'value', text, span, align: 'left' })

/** So many lines of résumé and family are there to be filled in by hand, at least. */
const LINES = { resume: 6, family: 4 } as const
/**
 * In points: the sheets are filled, and a seal of 42 mm (119 points) has its place beside the opinion that is written by hand.
 */
const HEIGHTS = { appraisal: 488, employer: 224, opinion: 272, diploma: 42, remarks: 120, tall: 36 } as const
const SEALED = ['（盖章）　　　　　', '　　　　年　　　月　　　日']

/** GRA-11: lays out the 《毕业生登记表》 as the ruled form on A4 that is signed, sealed and filed. */
export function registrationFormPaper(form: RegistrationForm): PdfDocument {
  const { person, plan, at } = form
  return {
    kind: 'form',
    title: '高等教育自学考试毕业生登记表',
    issuer: '上海市高等教育自学考试',
    warning: warningOf(form),
    footer: `${person.name}　准考证号 ${plan.ticketNo}`,
    at,
    blocks: [
      {
        kind: 'ends',
        left: `毕业时间：${plan.graduatesIn}`,
        right: '本表一式两份，分别存入本人档案和主考学校档案',
      },
      { kind: 'grid', bands: personBands(form) },
      { kind: 'next-sheet' },
      { kind: 'grid', bands: [courseBand(form.courses), thesisBand(form)] },
      { kind: 'next-sheet' },
      {
        kind: 'grid',
        bands: [appraisalBand(form.appraisal), opinionBand('单位或街道鉴定意见', HEIGHTS.employer)],
      },
      { kind: 'next-sheet' },
      {
        kind: 'grid',
        bands: [
          opinionBand('主考学校意见', HEIGHTS.opinion),
          opinionBand('市考委审定意见', HEIGHTS.opinion),
          ...diplomaBands(form),
        ],
      },
    ],
  }
}

function warningOf({ isApproved, isSample }: RegistrationForm): string | undefined {
  const words = [isApproved ? '' : '审核尚未结束，仅供核对', isSample ? '演示数据，不作凭证' : '']
  return words.filter((word) => word !== '').join('　') || undefined
}

function personBands(form: RegistrationForm): Band[] {
  const { person, plan, prior, photo } = form
  const { name } = person
  return [
    {
      columns: [13.5, 21, 13.5, 15.5, 13.5, 23],
      rows: [
        row([
          label('姓名'),
          value(name),
          label('性别'),
          value(person.gender),
          label('出生日期'),
          value(person.born),
        ]),
        row([
          label('民族'),
          value(person.ethnicity),
          label('政治面貌'),
          value(person.politicalStatus),
          label('籍贯'),
          value(person.birthplace),
        ]),
        row([label('证件类型'), value(person.idType), label('证件号码'), value(person.idNumber, 3)]),
        row([label('准考证号'), value(plan.ticketNo), label('层次'), value(plan.level, 3)]),
        row([label('专业代码'), value(plan.code), label('专业名称'), value(plan.name, 3)]),
      ],
      photo: { width: 96, image: photo, words: '贴\n照\n片\n处', description: `${name}的毕业照片` },
    },
    {
      columns: [13, 45, 13, 29],
      rows: [
        row([label('工作单位'), long(person.employer), label('职务'), value(person.position)]),
        row([label('通讯地址'), long(person.address), label('邮政编码'), value(person.postcode)]),
        row([label('主考学校'), long(plan.school), label('联系电话'), value(person.phone)]),
      ],
    },
    {
      side: '前置学历',
      columns: [16, 40, 17, 27],
      rows: [
        row([label('毕业院校'), long(prior.school), label('毕业时间'), value(prior.graduated)]),
        row([label('专业'), long(prior.major), label('毕业证书编号'), value(prior.diplomaNo)]),
      ],
    },
    resumeBand(form),
    familyBand(form),
    { columns: [13, 87], rows: [row([label('奖惩情况'), long(form.awards)], HEIGHTS.tall)] },
  ]
}

function resumeBand({ resume }: RegistrationForm): Band {
  const rows = resume.map(({ period, place, role, witness }) =>
    row([value(period), long(place), value(role), value(witness)]),
  )
  return {
    side: '个人简历',
    columns: [26, 42, 18, 14],
    head: ['起止年月', '在何地何单位学习或工作', '任何职务', '证明人'].map((text) => label(text)),
    rows: filledUp(rows, { lines: LINES.resume, columns: 4 }),
  }
}

function familyBand({ family }: RegistrationForm): Band {
  const rows = family.map(({ name, relation, employer }) =>
    row([value(name), value(relation), long(employer)]),
  )
  return {
    side: '家庭主要成员',
    columns: [20, 16, 64],
    head: ['姓名', '与本人关系', '工作单位及职务'].map((text) => label(text)),
    rows: filledUp(rows, { lines: LINES.family, columns: 3 }),
  }
}

function thesisBand({ thesis }: RegistrationForm): Band {
  return {
    columns: [16, 58, 12, 14],
    rows: [
      row([label('毕业论文题目'), long(thesis.title), label('成绩'), value(thesis.score)], HEIGHTS.tall),
    ],
  }
}

function appraisalBand(appraisal: string): Band {
  const signed = ['本人签名：　　　　　　　　　', '　　　　年　　　月　　　日']
  return {
    side: '自我鉴定',
    columns: [1],
    rows: [row([{ kind: 'prose', text: appraisal, signed }], HEIGHTS.appraisal)],
  }
}

function opinionBand(title: string, height: number): Band {
  return { side: title, columns: [1], rows: [row([{ kind: 'prose', text: '', signed: SEALED }], height)] }
}

function diplomaBands({ diploma, remarks }: RegistrationForm): Band[] {
  return [
    {
      columns: [18, 40, 14, 28],
      rows: [
        row(
          [
            label('毕业证书编号'),
            value(diploma?.number ?? ''),
            label('发证日期'),
            value(diploma?.issued ?? ''),
          ],
          HEIGHTS.diploma,
        ),
      ],
    },
    { columns: [18, 82], rows: [row([label('备注'), long(remarks)], HEIGHTS.remarks)] },
  ]
}

function row(cells: readonly Cell[], height?: number): Row {
  return height === undefined ? { cells } : { cells, height }
}

function filledUp(rows: readonly Row[], { lines, columns }: { lines: number; columns: number }): Row[] {
  const empty = Array.from({ length: Math.max(0, lines - rows.length) }, () =>
    row(Array.from({ length: columns }, () => value(''))),
  )
  return [...rows, ...empty]
}
