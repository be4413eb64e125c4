import { createHmac } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { configuredChannels } from '../../../src/notify/configuredChannels.ts'
import { mailMessage } from '../../../src/notify/mailMessage.ts'
import { type Robot, type RobotMessage, robotRequest } from '../../../src/notify/robots.ts'
import { readEnv } from '../../../src/shared/env.ts'

const now = new Date('2026-11-24T02:00:00.500Z')
const message: RobotMessage = { at: now, href: 'https://admin.example/admin/collections/news/1', id: 'abc', kind: 'incident', mentions: ['张三', '李[四](http://evil.example)'], text: '第一行\n第二行', title: '标题 *粗体* <@all>', urgency: 'urgent' }
const robot = (channel: Robot['channel'], secret: null | string = 'SEC-key'): Robot => ({ channel, secret, url: 'https://robot.example/send?key=K' })
const read = (body: string): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>

describe('robotRequest', () => {
  it('should write WeCom’s markdown without leaving user text any mark of it', () => {
    const { body, url } = robotRequest(robot('wecom'), message, now)
    const { markdown, msgtype } = read(body) as { markdown: { content: string }; msgtype: string }
    expect([msgtype, url]).toEqual(['markdown', 'https://robot.example/send?key=K'])
    expect(markdown.content.match(/\]\(/g)).toHaveLength(1)
    expect(markdown.content).toContain('第一行\n\n第二行')
    expect(markdown.content).not.toContain('<@all>')
  })

  it('should cut what WeCom would refuse for its length', () => {
    const { body } = robotRequest(robot('wecom'), { ...message, mentions: Array.from({ length: 200 }, (_, index) => `人员${index}`), text: '长'.repeat(20_000) }, now)
    expect(Buffer.byteLength((read(body) as { markdown: { content: string } }).markdown.content)).toBeLessThanOrEqual(4_096)
  })

  it('should sign DingTalk’s address as DingTalk checks it', () => {
    const target = new URL(robotRequest(robot('dingtalk'), message, now).url)
    const timestamp = String(now.getTime())
    expect(target.searchParams.get('timestamp')).toBe(timestamp)
    expect(target.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC-key').update(`${timestamp}\nSEC-key`).digest('base64'))
    expect(target.searchParams.get('key')).toBe('K')
    expect(new URL(robotRequest(robot('dingtalk', null), message, now).url).searchParams.has('sign')).toBe(false)
  })

  it('should sign the generic message over time and body', () => {
    const { body, headers } = robotRequest(robot('webhook'), message, now)
    expect(headers).toMatchObject({ 'idempotency-key': 'abc', 'x-timestamp': '1795485600' })
    expect(headers['x-signature']).toBe(`sha256=${createHmac('sha256', 'SEC-key').update(`1795485600.${body}`).digest('hex')}`)
    expect(read(body)).toMatchObject({ id: 'abc', people: message.mentions, text: '第一行\n第二行', version: 1 })
  })
})

describe('mailMessage', () => {
  const mail = (title: string, text = '内容') => mailMessage({ href: 'https://admin.example/x?a=1&b=2', id: 'abc', notice: { text, title }, senderHost: 'example.com', siteName: '站点', to: 'a@example.com' })

  it('should have the same Message-ID each time and say that a machine wrote it', () => {
    expect(mail('标题')).toEqual(mail('标题'))
    expect(mail('标题')).toMatchObject({ headers: { 'Auto-Submitted': 'auto-generated' }, messageId: '<abc@example.com>', subject: '【站点】标题' })
  })

  it('should let no title become a header and no text become markup', () => {
    const { html, subject } = mail('标题\r\nBcc: x@example.com', '<img src=x onerror=alert(1)>\n第二行')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('should cut a long subject between characters', () => {
    const { subject } = mail('𠮷'.repeat(300))
    expect([...subject]).toHaveLength(120)
    expect(subject).not.toMatch(/[\ud800-\udbff]$/)
  })
})

describe('the configuration', () => {
  it('should name the ways out that have an address', () => {
    expect(configuredChannels(readEnv({}))).toEqual([])
    expect(configuredChannels(readEnv({ DINGTALK_WEBHOOK: 'https://oapi.dingtalk.com/robot/send?access_token=x', SMTP_URL: 'smtp://127.0.0.1' }))).toEqual(['mail', 'dingtalk'])
  })

  it('should refuse an address without a secret, and repeat no secret', () => {
    expect(() => readEnv({ NOTIFY_WEBHOOK: 'https://a.example/' })).toThrow('NOTIFY_SECRET 须与 NOTIFY_WEBHOOK 一起给出')
    expect(() => readEnv({ NOTIFY_SECRET: 'short-secret' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('short-secret') }))
    expect(() => readEnv({ WECOM_WEBHOOK: 'not-an-address-key' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('not-an-address-key') }))
  })
})
