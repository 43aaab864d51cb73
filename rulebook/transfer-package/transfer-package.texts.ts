import type { PackageRefusal } from './transfer-package.ts'

/** Why a file is not taken in: in a sentence, and what to do now (TRO-04). */
export const PACKAGE_REFUSAL_WORDS: Readonly<Record<PackageRefusal, { why: string; what: string }>> = {
  too_large: {
    why: '文件超过 1 MB，不是转考电子档案。',
    what: '请核对选中的文件；一份电子档案只有一名考生，不到 1 MB。',
  },
  not_a_package: {
    why: '这不是转考电子档案，或者内容不完整、格式不符合说明。',
    what: '请让转出地重新下载原文件后再发来，不要用其他软件打开后另存。',
  },
  repeated_member: {
    why: '文件里有一项写了两次，读哪一次都可能读错，所以不接收。',
    what: '请让转出地重新制作。',
  },
  future_version: {
    why: '文件的格式版本比本系统新。',
    what: '请联系系统维护人员升级本系统后再导入；文件本身可能没有问题，请保留。',
  },
  unknown_key: {
    why: '签名的密钥不属于文件所写的转出地，或者不在受信任的密钥之中。',
    what: '请通过公函、电话等其他途径向转出地核对密钥，由安全管理员登记后再导入。',
  },
  revoked_key: {
    why: '签名的密钥已经作废，用它签的文件都不再有效。',
    what: '请让转出地用新的密钥重新制作。',
  },
  outside_key: {
    why: '制作时间不在签名密钥的使用期内。',
    what: '请向转出地核对密钥的启用和停用时间，必要时请对方重新制作。',
  },
  tampered: {
    why: '内容与签名时不同，文件被改动过。',
    what: '请让转出地重新下载原文件后再发来；仍是这个结果，请报告安全管理员。',
  },
  not_yet: {
    why: '制作时间晚于现在。',
    what: '请核对本系统的时间；时间无误的，请联系转出地。',
  },
  expired: {
    why: '电子档案已经过了有效期。',
    what: '请让转出地重新制作；考生的成绩仍在转出地，没有丢失。',
  },
  other_destination: {
    why: '这份文件是发给其他地方的。',
    what: '请转给文件所写的转入地，或者退回转出地。',
  },
  replayed: {
    why: '这份电子档案已经导入过。',
    what: '无须再次导入，请在已导入的名单中查看。',
  },
}
