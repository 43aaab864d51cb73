import { DEMONSTRATION_PASSWORD, type Persona } from '../personas.ts'

/** How far the transfer-out of a persona has come. */
export type DepartureStage = 'filed' | 'to_sign' | 'signed' | 'sent' | 'returned'

/** The sample accounts whose 本市转出 is under way, one for each stage. All of them are invented. */
export const DEPARTING_PERSONAS: readonly (Persona & { stage: DepartureStage })[] = [
  departing('filed', ['方志远', '本市转出待审核，转入专业由本人填写，等工作人员核定', '310109199306032117']),
  departing('to_sign', ['苏婉清', '本市转出审核通过，待到学校现场签字', '310105199104173020']),
  departing('signed', ['高文斌', '本市转出已签字，待考试院制作电子档案', '310107198909211555']),
  departing('sent', ['罗晓彤', '本市转出的电子档案已发出，待转入地答复', '310112198808142766']),
  departing('returned', ['贺子轩', '本市转出被转入地退回，可以重新申请', '310115199502253096']),
]

function departing(
  stage: DepartureStage,
  [name, story, idNumber]: readonly [string, string, string],
): Persona & { stage: DepartureStage } {
  const tickets = [{ majorCode: '120203K', progress: 'some' as const }]
  return { name, story, idNumber, password: DEMONSTRATION_PASSWORD, phone: '19900001234', tickets, stage }
}
