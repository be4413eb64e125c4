import { createHmac } from 'node:crypto'

import type { Channel } from './notice.ts'

/** Ways out that are an HTTP address: group robots and another system. */
export type RobotChannel = Exclude<Channel, 'mail'>

/** What a robot is told. `id` is the same at each attempt. */
export type RobotMessage = { at: Date; href: string; id: string; kind: string; mentions: readonly string[]; text: string; title: string; urgency: string }

/** A POST that is ready to go. */
export type RobotRequest = { body: string; headers: Record<string, string>; url: string }

export type Robot = { channel: RobotChannel; secret: null | string; url: string }

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text, 'utf8')

/** WeCom takes 4096 bytes of markdown, DingTalk some 5000 characters; both refuse what is longer. */
const MOST_BYTES = { people: 900, text: 2_000, title: 400 } as const

const cut = (text: string, mostBytes: number): string => {
  let bytes = 0
  let kept = ''
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > mostBytes) return `${kept}…`
    kept += sign
  }
  return kept
}

/** Titles and names are user text: no mark of markdown in them may make a link, a picture or a mention. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>()#!|~@]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const markdown = ({ href, mentions, text, title }: RobotMessage): string => {
  const people = mentions.length > 0 ? [`相关人员：${cut(plain(mentions.join('、')), MOST_BYTES.people)}`] : []
  const lines = cut(plain(text), MOST_BYTES.text).split('\n')
  return [`**${cut(plain(title), MOST_BYTES.title)}**`, ...lines, ...people, `[打开后台查看](${href})`].join('\n\n')
}

/** WeCom group robot: the key in the address is all the proof there is. */
const wecom = ({ url }: Robot, message: RobotMessage): RobotRequest =>
  ({ body: JSON.stringify({ markdown: { content: markdown(message) }, msgtype: 'markdown' }), headers: JSON_TYPE, url })

/** DingTalk custom robot: `sign` is Base64 of HMAC-SHA256 over `timestamp\nsecret` with the secret as key. */
const dingtalk = ({ secret, url }: Robot, message: RobotMessage, now: Date): RobotRequest => {
  const target = new URL(url)
  if (secret !== null) {
    const timestamp = String(now.getTime())
    target.searchParams.set('timestamp', timestamp)
    target.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`).digest('base64'))
  }
  return { body: JSON.stringify({ markdown: { text: markdown(message), title: plain(message.title) }, msgtype: 'markdown' }), headers: JSON_TYPE, url: target.href }
}

/** Another system: the signature covers time and body, so that neither can be changed nor an old message be played again later. */
const generic = ({ secret, url }: Robot, message: RobotMessage, now: Date): RobotRequest => {
  const { at, href, id, kind, mentions, text, title, urgency } = message
  const body = JSON.stringify({ at: at.toISOString(), href, id, kind, people: mentions, text, title, urgency, version: 1 })
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = hmac(secret ?? '', `${timestamp}.${body}`).digest('hex')
  return { body, headers: { ...JSON_TYPE, 'idempotency-key': id, 'x-signature': `sha256=${signature}`, 'x-timestamp': timestamp }, url }
}

const REQUESTS = { dingtalk, webhook: generic, wecom } as const

/** The request that brings a message to a robot, signed for the moment `now`. */
export const robotRequest = (robot: Robot, message: RobotMessage, now: Date): RobotRequest => REQUESTS[robot.channel](robot, message, now)
