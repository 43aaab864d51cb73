import type { ImageView } from '#contracts/evidence.ts'
import type { Filed, Section } from '#contracts/filed.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf/pdf-document.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'

/** The content of a receipt. */
export interface ReceiptContent {
  /** 申请免考 */
  serviceTitle: string
  receiptNo: string
  filedAt: Date
  ticketNo: string
  personName: string
  idNumberMasked: string
  noticeVersion: number
  /** SHA-256, in hexadecimal. */
  digest: string
  filed: readonly Filed[]
  isSample: boolean
}

/** APP-08: lays out the receipt of a submission: exactly what was filed, with number, time and digest. */
export function receiptPaper(receipt: ReceiptContent): PdfDocument {
  return {
    kind: 'notice',
    title: `${receipt.serviceTitle}提交回执`,
    issuer: '高等教育自学考试考籍管理',
    warning: receipt.isSample ? '演示数据，不作凭证' : undefined,
    footer: `提交编号 ${receipt.receiptNo}`,
    at: receipt.filedAt,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '提交编号', value: receipt.receiptNo },
          { label: '提交时间', value: formatInstant(receipt.filedAt) },
          { label: '准考证号', value: receipt.ticketNo },
          { label: '姓名', value: receipt.personName },
          { label: '证件号码', value: receipt.idNumberMasked },
          { label: '已阅读', value: `考生须知（第 ${receipt.noticeVersion} 版）` },
          { label: '申请项数', value: `${receipt.filed.length} 项` },
          { label: '内容校验码', value: receipt.digest },
        ],
      },
      ...receipt.filed.flatMap(itemBlocks),
      {
        kind: 'remark',
        text: '内容校验码与图片校验码均为 SHA-256 值：前者由提交编号、准考证号、提交时间和上列全部内容算出，后者由图片文件算出，用来核对内容没有改变。',
      },
      { kind: 'remark', text: '本回执只证明申请已收到，不代表审核结果。审核进度请在「我的申请」中查看。' },
    ],
  }
}

/** VER-01: what the one who verifies the receipt sees: its facts and what was applied for; the digest stands for the rest. */
export function provenFacts(receipt: ReceiptContent): { label: string; value: string }[] {
  return [
    { label: '提交时间', value: formatInstant(receipt.filedAt) },
    { label: '准考证号', value: receipt.ticketNo },
    { label: '证件号码', value: receipt.idNumberMasked },
    ...receipt.filed.map(({ title }, place) => ({ label: `第 ${place + 1} 项`, value: title })),
    { label: '内容校验码', value: receipt.digest },
  ]
}

function itemBlocks({ title, sections }: Filed, place: number): PdfBlock[] {
  return [{ kind: 'heading', text: `${place + 1}. ${title}` }, ...sections.flatMap(sectionBlocks)]
}

function sectionBlocks(section: Section): PdfBlock[] {
  switch (section.kind) {
    case 'facts':
      return [{ kind: 'facts', facts: section.facts }]
    case 'table':
      return [
        { kind: 'subheading', text: section.title },
        { kind: 'facts', facts: section.rows.map((row) => rowFact(section, row)) },
      ]
    case 'prose':
      return [
        { kind: 'subheading', text: section.title },
        { kind: 'remark', text: section.body },
      ]
    case 'pictures':
      return section.pictures.flatMap(({ typeName, images }) => [
        { kind: 'subheading' as const, text: `${section.title}：${typeName}` },
        { kind: 'facts' as const, facts: images.map(imageFact) },
      ])
    case 'credentials':
      return section.credentials.flatMap((credential, index) => [
        { kind: 'subheading' as const, text: `凭证 ${index + 1}：${credential.typeName}` },
        {
          kind: 'facts' as const,
          facts: [...credentialFacts(credential), ...credential.images.map(imageFact)],
        },
      ])
    default:
      return section satisfies never
  }
}

/** Turns a table row into one fact: the first cell is its name, and each other cell follows the name of its column. */
function rowFact({ columns }: Extract<Section, { kind: 'table' }>, { cells }: { cells: readonly string[] }) {
  const [label = '', ...values] = cells
  const named = values.map((value, place) => `${columns[place + 1]?.label ?? ''}：${value}`)
  return { label, value: named.join('；') }
}

function imageFact({ width, height, bytes, digest }: ImageView, place: number) {
  return {
    label: `图片 ${place + 1}`,
    value: `${width} × ${height} 像素，${bytes} 字节${digest ? `\n${digest}` : ''}`,
  }
}
