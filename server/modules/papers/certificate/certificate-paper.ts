import type { Cell, Row } from '#platform/pdf/grid/band.ts'
import type { PdfDocument } from '#platform/pdf/pdf-document.ts'

/** What a 毕业证明书 says, as texts the way they are printed. */
export interface Certificate {
  certificateNo: string
  person: { name: string; gender: string; born: string; idNumber: string }
  ticketNo: string
  major: { code: string; name: string; level: string }
  school: string
  diploma: { number: string; graduatedOn: string }
  /** The day on which the certificate was recorded. */
  certifiedOn: string
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

/** In points: a seal is 42 mm (119 points) across. */
const HEIGHTS = { words: 150, seals: 160 } as const
const PHOTO_WIDTH = 96

const label = (text: string): Cell => ({ kind: 'label', text })
const value = (text: string): Cell => ({ kind: 'value', text })
const row = (cells: Cell[]): Row => ({ cells })
const signed = (who: string) => [`${who}（盖章）`, '　　　　年　　　月　　　日']

/** GRA-12: lays out the 毕业证明书, a certificate of the fact on one sheet; it is no second diploma and says so. */
export function certificatePaper(certificate: Certificate): PdfDocument {
  const { certificateNo, person, ticketNo, school, diploma, certifiedOn, isSample, at } = certificate
  return {
    kind: 'form',
    title: '高等教育自学考试毕业证明书',
    issuer: '上海市高等教育自学考试',
    warning: isSample ? '演示数据，不作凭证' : undefined,
    footer: `${person.name}　准考证号 ${ticketNo}`,
    at,
    blocks: [
      { kind: 'ends', left: `毕业证明书第 ${certificateNo} 号`, right: `开具日期：${certifiedOn}` },
      {
        kind: 'grid',
        bands: [
          personBand(certificate),
          {
            columns: [22.4, 77.6],
            rows: [
              row([label('主考学校'), value(school)]),
              row([label('毕业日期'), value(diploma.graduatedOn)]),
              row([label('原毕业证书编号'), value(diploma.number)]),
            ],
          },
          {
            columns: [100],
            rows: [{ height: HEIGHTS.words, cells: [{ kind: 'prose', text: wordsOf(certificate) }] }],
          },
          {
            columns: [50, 50],
            rows: [
              {
                height: HEIGHTS.seals,
                cells: [
                  { kind: 'prose', text: '', signed: signed('主考学校') },
                  { kind: 'prose', text: '', signed: signed('市自学考试委员会') },
                ],
              },
            ],
          },
        ],
      },
      { kind: 'remark', text: '本证明书只证明毕业的事实，不是毕业证书。毕业证书撤销的，本证明书同时失效。' },
    ],
  }
}

function personBand({ person, ticketNo, major }: Certificate) {
  const { name, gender, born, idNumber } = person
  return {
    columns: [28, 72],
    rows: [
      ...[row([label('姓名'), value(name)]), row([label('性别'), value(gender)])],
      ...[row([label('出生日期'), value(born)]), row([label('证件号码'), value(idNumber)])],
      row([label('准考证号'), value(ticketNo)]),
      row([label('专业'), value(`${major.code}　${major.name}（${major.level}）`)]),
    ],
    photo: { width: PHOTO_WIDTH, image: undefined, words: '贴\n照\n片\n处', description: `${name}的照片` },
  }
}

function wordsOf({ person, major, school, diploma }: Certificate): string {
  return [
    `　　兹证明 ${person.name} 于${diploma.graduatedOn}经高等教育自学考试毕业，专业为${major.name}（${major.level}），主考学校为${school}。`,
    `　　原毕业证书编号 ${diploma.number}，证书不再补发，编号不变。特此证明。`,
  ].join('\n')
}
