import type { Filed, RuleAdvice } from '#contracts/filed.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findPerson, holderOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { birthDateOf, genderOf } from '#rulebook/identity/id-number.ts'
import { sameIdNumber } from '#rulebook/identity/legacy-number.ts'
import { sameName } from '#rulebook/person-name.ts'
import { datumOf } from '#rulebook/personal-data/correction-subject.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { listOtherMatters } from './personal-data.store.ts'

type Deps = Pick<Adapters, 'cipher'>
type Advised = Pick<RuleAdvice, 'verdict'> & { lines: readonly string[] }

interface Asked {
  ticket: FilingTicket
  subject: string
  filed: Filed
}

/** What the reviewer has to know about a correction (REV-03, REV-08); the candidate never reads it. */
export async function adviseOnCorrection(tx: Tx, deps: Deps, asked: Asked): Promise<RuleAdvice> {
  const others = await listOtherMatters(tx, asked.ticket.personId)
  const going =
    others.length > 0
      ? [`该考生还有正在办理的申请：${others.join('、')}。更正通过后，这些申请按更正后的信息办理和打印。`]
      : []
  const { verdict, lines } = await adviseOn(tx, deps, asked)
  return {
    title: '个人信息核对',
    verdict,
    reasons: [...lines, ...going].map((text) => ({ text })),
    sections: [],
  }
}

async function adviseOn(tx: Tx, deps: Deps, { ticket, subject, filed }: Asked): Promise<Advised> {
  const { personId } = ticket
  const person = requireFound(await findPerson(tx, personId))
  const datum = datumOf(subject)
  const filedAs = (key: string) => factIn(filed, { section: datum, key })
  switch (datum) {
    case 'name':
      return adviseOnName(person.name, { before: filedAs('before'), after: filedAs('after') })
    case 'idNumber': {
      const recorded = deps.cipher.open('person.id_number', person.id_number_cipher)
      const idNumber = numberIn(filedAs('after'))
      const holder = await holderOf(tx, deps, { idNumber, besides: personId })
      return adviseOnNumber({ recorded, idNumber, holder })
    }
    case 'photo':
      return { verdict: 'undecided', lines: ['照片的尺寸、底色和大小已在上传时检查。请核对是否为本人。'] }
    default:
      return datum satisfies never
  }
}

function adviseOnName(recorded: string, { before, after }: { before: string; after: string }): Advised {
  return {
    verdict: 'undecided',
    lines: [
      ...(recorded === before || recorded === after ? [] : [`提交以后登记的姓名已更正为「${recorded}」。`]),
      sameName(before, after)
        ? '新旧姓名只有字形、间隔号或大小写的不同。'
        : '请核对证明上同时载明原姓名和新姓名。',
    ],
  }
}

function adviseOnNumber({
  recorded,
  idNumber,
  holder,
}: {
  recorded: string
  idNumber: string
  holder: 'now' | 'formerly' | undefined
}): Advised {
  const clue = holder === undefined ? [] : [HOLDER_WORDS[holder]]
  if (sameIdNumber(recorded, idNumber) && recorded !== idNumber)
    return {
      verdict: holder ? 'unsupported' : 'supported',
      lines: [...clue, '新号码是登记的 15 位号码升位后的号码。'],
    }
  return {
    verdict: holder === 'now' ? 'unsupported' : 'undecided',
    lines: [...clue, '号码的位数、日期和校验码正确，请与证件逐位核对。', ...differences(recorded, idNumber)],
  }
}

const HOLDER_WORDS = {
  now: '该证件号码登记在另一名考生名下，更正不能生效。请先核实是否为同一人重复注册或重号；不要向考生透露他人的信息。',
  formerly: '该证件号码曾登记在另一名考生名下，后经更正。请核实是否为重号；不要向考生透露他人的信息。',
} as const

function differences(recorded: string, idNumber: string): string[] {
  const [was, is] = [birthDateOf(recorded), birthDateOf(idNumber)]
  const born = was && is && was !== is ? [`出生日期：${formatDate(was)} → ${formatDate(is)}。`] : []
  const [before, after] = [genderOf(recorded), genderOf(idNumber)]
  return [...born, ...(before && after && before !== after ? ['号码中的性别不同。'] : [])]
}

/** 「居民身份证 3101…」 */
function numberIn(words: string): string {
  return words.split(' ').at(-1) ?? ''
}

function factIn({ sections }: Filed, { section, key }: { section: string; key: string }): string {
  const found = sections.find((one) => one.key === section)
  return found?.kind === 'facts' ? (found.facts.find((fact) => fact.key === key)?.value ?? '') : ''
}
