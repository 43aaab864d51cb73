import { expect, test } from 'vitest'
import type { Filed } from '#contracts/filed.ts'
import { filedForm, filedPhoto } from './filed-form.ts'

const photoId = '11111111-1111-4111-8111-111111111111'
const image = (id: string) => ({ id, width: 480, height: 640, bytes: 30_000 })

const filed: Filed = {
  title: '毕业 120203K 会计学',
  sections: [
    {
      kind: 'facts',
      key: 'plan',
      title: '毕业专业',
      facts: [
        { key: 'major', label: '专业', value: '120203K 会计学' },
        { key: 'ticketNo', label: '准考证号', value: '010118300123' },
        { key: 'graduatesOn', label: '毕业日期', value: '2026年12月30日' },
        { key: 'thesisTitle', label: '题目', value: '应收账款' },
      ],
    },
    {
      kind: 'facts',
      key: 'person',
      title: '个人信息',
      facts: [{ key: 'gender', label: '性别', value: '女' }],
    },
    {
      kind: 'facts',
      key: 'contact',
      title: '联系方式',
      facts: [{ key: 'address', label: '地址', value: '世纪大道' }],
    },
    {
      kind: 'facts',
      key: 'prior',
      title: '前置学历',
      facts: [{ key: 'school', label: '院校', value: '某学院' }],
    },
    {
      kind: 'credentials',
      key: 'priorPapers',
      title: '前置学历凭证',
      credentials: [
        {
          credentialId: photoId,
          type: 'diploma',
          typeName: '毕业证书',
          fields: { number: '123456', obtainedOn: '2020-06' },
          images: [image('22222222-2222-4222-8222-222222222222')],
        },
      ],
    },
    {
      kind: 'pictures',
      key: 'photo',
      title: '毕业照片',
      pictures: [
        { credentialId: photoId, type: 'graduation_photo', typeName: '毕业照片', images: [image(photoId)] },
      ],
    },
    { kind: 'prose', key: 'appraisal', title: '自我鉴定', body: '勤奋好学。' },
    {
      kind: 'table',
      key: 'family',
      title: '家庭主要成员',
      columns: [
        { key: 'relation', label: '关系' },
        { key: 'name', label: '姓名' },
        { key: 'employer', label: '单位' },
      ],
      rows: [{ key: '1', cells: ['父亲', '陈国强', '退休'] }],
    },
  ],
}

const material = {
  filed,
  person: { name: '陈𠮷祥', idType: '居民身份证', idNumber: '310115199803123457', born: undefined },
  majorCode: '120203K',
  courses: [],
  thesisScore: '良好',
  diploma: undefined,
  remarks: '',
  isApproved: true,
  isSample: false,
  at: new Date(0),
}

test('GRA-11 the form says what was filed, wherever it stands among the sections', () => {
  const form = filedForm(material)
  expect(form.person).toMatchObject({
    name: '陈𠮷祥',
    gender: '女',
    address: '世纪大道',
    idNumber: '310115199803123457',
  })
  expect(form.plan).toMatchObject({
    ticketNo: '010118300123',
    code: '120203K',
    name: '会计学',
    graduatesIn: '2026年12月',
  })
  expect(form.prior).toEqual({ school: '某学院', major: '', diplomaNo: '123456', graduated: '2020年6月' })
  expect(form.family).toEqual([{ name: '陈国强', relation: '父亲', employer: '退休' }])
  expect(form.thesis).toEqual({ title: '应收账款', score: '良好' })
  expect(form.appraisal).toBe('勤奋好学。')
})

test('GRA-11 what was not filed leaves its place empty', () => {
  const form = filedForm({ ...material, filed: { title: '毕业', sections: [] } })
  expect(form.resume).toEqual([])
  expect(form.prior).toEqual({ school: '', major: '', diplomaNo: '', graduated: '' })
  expect(form.person.gender).toBe('')
})

test('GRA-11 the photo is the filed portrait, not a picture of a paper', () => {
  expect(filedPhoto(filed)).toBe(photoId)
  expect(
    filedPhoto({ ...filed, sections: filed.sections.filter(({ key }) => key !== 'photo') }),
  ).toBeUndefined()
})
