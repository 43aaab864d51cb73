import type { Band, Cell, Row } from '#platform/pdf/grid/band.ts'
import { listBand } from '#platform/pdf/grid/list-band.ts'
import type { PdfDocument } from '#platform/pdf/pdf-document.ts'

/** What a 转考登记表 says, as texts the way they are printed. */
export interface TransferForm {
  person: { name: string; gender: string; idType: string; idNumber: string }
  origin: { ticketNo: string; major: string; level: string; school: string }
  destination: { province: string; ticketNo: string; level: string; major: string }
  reason: string
  phone: string
  /** 课程代码, 课程名称, 学分, 成绩, 合格时间, 来源 */
  scores: readonly (readonly string[])[]
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

const SCORES = {
  columns: [
    { name: '课程代码', share: 13 },
    { name: '课程名称', share: 34 },
    { name: '学分', share: 8 },
    { name: '成绩', share: 12 },
    { name: '合格时间', share: 18 },
    { name: '来源', share: 8 },
  ],
  ...{ numberShare: 7, height: 22 },
} as const
/** In points: a seal is 42 mm (119 points) across. */
const HEIGHTS = { reason: 44, seals: 150, signature: 60 } as const

const label = (text: string): Cell => ({ kind: 'label', text })
const value = (text: string, span = 1): Cell => ({ kind: 'value', text, span })
const row = (cells: Cell[], height?: number): Row => ({ cells, ...(height === undefined ? {} : { height }) })

/** TRO-02: lays out the 《转考（转出）登记表》, which the candidate signs at the school. */
export function transferFormPaper(form: TransferForm): PdfDocument {
  const { person, origin, scores, isSample, at } = form
  return {
    kind: 'form',
    title: '高等教育自学考试转考（转出）登记表',
    issuer: '上海市高等教育自学考试',
    warning: isSample ? '演示数据，不作凭证' : undefined,
    footer: `${person.name}　准考证号 ${origin.ticketNo}`,
    at,
    blocks: [
      { kind: 'ends', left: `主考学校：${origin.school}`, right: `转出课程 ${scores.length} 门` },
      { kind: 'grid', bands: [personBand(form), listBand(SCORES, scores), signatureBand(), sealBand()] },
      { kind: 'remark', text: '转入地接收以后，所列成绩在本市为「已转出」，不能再用于本市毕业。' },
    ],
  }
}

function personBand({ person, origin, destination, reason, phone }: TransferForm): Band {
  return {
    columns: [16, 34, 16, 34],
    rows: [
      row([label('姓名'), value(person.name), label('性别'), value(person.gender)]),
      row([label(person.idType), value(person.idNumber), label('联系电话'), value(phone)]),
      row([label('准考证号'), value(origin.ticketNo), label('层次'), value(origin.level)]),
      row([label('专业'), value(origin.major, 3)]),
      row([label('转入地'), value(destination.province), label('转入准考证号'), value(destination.ticketNo)]),
      row([label('转入层次'), value(destination.level), label('转入专业'), value(destination.major)]),
      row([label('转出原因'), value(reason, 3)], HEIGHTS.reason),
    ],
  }
}

function signatureBand(): Band {
  const words = '本人已核对以上信息和转出的成绩，确认无误。'
  const signed = ['考生签名：　　　　　　　　　', '　　　　年　　　月　　　日']
  return { columns: [100], rows: [row([{ kind: 'prose', text: words, signed }], HEIGHTS.signature)] }
}

function sealBand(): Band {
  const opinion = (who: string): Cell => ({
    kind: 'prose',
    text: `${who}意见`,
    signed: [`${who}（盖章）`, '　　　　年　　　月　　　日'],
  })
  return { columns: [50, 50], rows: [row([opinion('主考学校'), opinion('市教育考试院')], HEIGHTS.seals)] }
}
