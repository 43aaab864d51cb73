import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed, Section } from '#contracts/filed.ts'
import type { Datum, PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { wordsOfIdType } from '#modules/registry/public.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { RecordedData } from '#rulebook/personal-data/judge-correction.ts'
import { personalDataTexts as texts } from '#rulebook/personal-data/personal-data.texts.ts'

interface Material {
  form: PersonalDataForm
  record: RecordedData
  wallet: readonly CredentialView[]
}

/**
 * PRF-01: exactly what an application for a correction says. The new number stands there whole, because the reviewer compares it with the
 * card; the old one is masked.
 */
export function filedCorrection(datum: Datum, material: Material): Filed {
  const title = `更正${texts.data[datum]}`
  switch (datum) {
    case 'name':
      return { title, sections: [nameSection(material), papersSection(material, material.form.papers.name)] }
    case 'idNumber':
      return {
        title,
        sections: [numberSection(material), papersSection(material, material.form.papers.idNumber)],
      }
    case 'photo':
      return { title, sections: [photoSection(material)] }
    default:
      return datum satisfies never
  }
}

function nameSection({ form, record }: Material): Section {
  return {
    kind: 'facts',
    key: 'name',
    title: '姓名',
    facts: [
      { key: 'before', label: '登记的姓名', value: record.name },
      { key: 'after', label: '更正为', value: form.name },
    ],
  }
}

function numberSection({ form, record }: Material): Section {
  const { idType, idNumber, numberReason } = form
  return {
    kind: 'facts',
    key: 'idNumber',
    title: '证件号码',
    facts: [
      {
        key: 'before',
        label: '登记的证件',
        value: documentWords(record.idType, maskIdNumber(record.idNumber ?? '')),
      },
      { key: 'after', label: '更正为', value: documentWords(idType, idNumber) },
      ...(numberReason === ''
        ? []
        : [{ key: 'reason', label: '更正的原因', value: texts.reasons[numberReason] }]),
    ],
  }
}

function documentWords(idType: string, number: string): string {
  return `${wordsOfIdType(idType)} ${number}`
}

function papersSection({ wallet }: Material, ids: readonly string[]): Section {
  const papers = wallet.filter(({ id }) => ids.includes(id))
  return {
    kind: 'credentials',
    key: 'papers',
    title: '证明材料',
    credentials: papers.map(({ id, type, fields, images }) => ({
      ...{ credentialId: id, type, typeName: credentialTypeName(type), fields, images },
    })),
  }
}

function photoSection({ form, wallet }: Material): Section {
  const photos = wallet.filter(({ id }) => id === form.photoId)
  return {
    kind: 'pictures',
    key: 'photo',
    title: '个人照片',
    pictures: photos.map(({ id, type, images }) => ({
      ...{ credentialId: id, type, typeName: credentialTypeName(type), images },
    })),
  }
}
