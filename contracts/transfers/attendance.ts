import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Id, Line, OneOf } from '../words.ts'
import { ConfirmationNotice } from './transfer-in.ts'

const CONFIRM = { actor: 'staff', grant: 'arrival.confirm' } as const
const PATH = '/api/office/transfers-in-attendance'

export const AttendanceRow = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Line,
  idNumberMasked: Line,
  ticketNo: Line,
  originProvince: Line,
  courses: Type.Integer(),
  state: OneOf(['to_confirm', 'confirmed']),
})
export type AttendanceRow = Type.Static<typeof AttendanceRow>

export const attendanceList = defineRoute({
  id: 'attendanceList',
  method: 'GET',
  path: PATH,
  summary:
    'Who is expected at the 现场确认 and who has been there today, by name; of very many the first 500 and how many there are (TRI-02)',
  access: CONFIRM,
  reply: Type.Object({
    notice: Type.Optional(ConfirmationNotice),
    expected: Type.Array(AttendanceRow),
    all: Type.Integer(),
    present: Type.Integer(),
  }),
  refusals: [],
})

export const attendancePaper = defineRoute({
  id: 'attendancePaper',
  method: 'GET',
  path: `${PATH}/paper`,
  summary:
    'The list of attendance as a PDF file, with room for signatures and with masked ID numbers: recorded (TRI-02)',
  access: CONFIRM,
  perMinute: 20,
  reply: { file: ['application/pdf'] },
  refusals: ['too_many_requests'],
})

export const attendanceSheet = defineRoute({
  id: 'attendanceSheet',
  method: 'GET',
  path: `${PATH}/sheet`,
  summary: 'The list of attendance as XLSX, with masked ID numbers: recorded (TRI-02)',
  access: CONFIRM,
  perMinute: 20,
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['too_many_requests'],
})
