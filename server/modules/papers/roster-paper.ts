import type { Band } from '#platform/pdf/grid/band.ts'
import { listBand } from '#platform/pdf/grid/list-band.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf/pdf-document.ts'
import type { Roster, RosterPart } from './roster.ts'

const LIST = {
  columns: [
    { name: '姓名', share: 20 },
    { name: '性别', share: 6 },
    { name: '出生日期', share: 14 },
    { name: '证件号码', share: 20 },
    { name: '准考证号', share: 15 },
    { name: '毕业证书编号', share: 20 },
    { name: '备注', share: 9 },
  ],
  ...{ numberShare: 6, height: 22 },
} as const
/** In points: a seal is 42 mm across. */
const SEAL_HEIGHT = 136

/** GRA-12: lays out the 毕业生名册 of a school's batch, a table across over as many sheets as it needs, sealed at its end. */
export function rosterPaper({ school, graduatedIn, parts, isSample, at }: Roster): PdfDocument {
  const count = parts.reduce((sum, { graduates }) => sum + graduates.length, 0)
  return {
    kind: 'list',
    title: '高等教育自学考试毕业生名册',
    issuer: '上海市高等教育自学考试',
    warning: isSample ? '演示数据，不作凭证' : undefined,
    footer: `${school}　${graduatedIn}毕业　本名册一式三份`,
    at,
    blocks: [
      { kind: 'ends', left: `主考学校：${school}`, right: `毕业时间：${graduatedIn}　　共 ${count} 人` },
      ...parts.flatMap(partBlocks),
      { kind: 'grid', bands: [sealBand()] },
    ],
  }
}

function partBlocks({ major, graduates }: RosterPart): PdfBlock[] {
  const { code, name, level } = major
  return [
    { kind: 'ends', left: `专业：${code}　${name}（${level}）`, right: `${graduates.length} 人` },
    {
      kind: 'grid',
      bands: [
        listBand(
          LIST,
          graduates.map(({ name, gender, born, idNumber, ticketNo, diplomaNo, remark }) => [
            ...[name, gender, born, idNumber, ticketNo, diplomaNo, remark],
          ]),
        ),
      ],
    },
    { kind: 'ends', left: '', right: '' },
  ]
}

function sealBand(): Band {
  const signed = (who: string) => [`${who}（盖章）`, '　　　　年　　　月　　　日']
  const makers = ['制表人：　　　　　　　　　', '审核人：　　　　　　　　　']
  return {
    columns: [26, 37, 37],
    rows: [
      {
        height: SEAL_HEIGHT,
        cells: [
          { kind: 'prose', text: '', signed: makers },
          { kind: 'prose', text: '', signed: signed('主考学校') },
          { kind: 'prose', text: '', signed: signed('市自学考试委员会') },
        ],
      },
    ],
  }
}
