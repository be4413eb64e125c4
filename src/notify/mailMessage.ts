import { escapeHtml } from '../shared/report/html.ts'

export type MailMessage = { headers: Record<string, string>; html: string; messageId: string; subject: string; text: string; to: string }

type MailInput = {
  /** Where to look. */
  href: string
  /** Unique and the same at each attempt: receivers and people tell a repetition by it. */
  id: string
  notice: { text: string; title: string }
  /** Host name of the sender, the right side of the Message-ID. */
  senderHost: string
  siteName: string
  to: string
}

const LONGEST_SUBJECT = 120

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Cut by characters, not by halves of them. */
const shortened = (text: string): string => {
  const signs = [...text]
  return signs.length > LONGEST_SUBJECT ? `${signs.slice(0, LONGEST_SUBJECT - 1).join('')}…` : text
}

const paragraphs = (text: string): string => text.split('\n').map((line) => `<p style="margin:0 0 8px">${escapeHtml(line)}</p>`).join('')

/**
 * The mail about a notice: plain text and simple HTML, marked as written by a machine (RFC 3834) so that out-of-office
 * replies do not come back. The title is user text: line breaks in it cannot become headers.
 */
export const mailMessage = ({ href, id, notice, senderHost, siteName, to }: MailInput): MailMessage => {
  const title = oneLine(notice.title)
  const foot = '本邮件由系统自动发出，请勿回复。可在后台“账号”中调整提醒方式。'
  return {
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    html: `<html lang="zh"><body style="font-family:sans-serif;line-height:1.6"><h2 style="font-size:18px">${escapeHtml(title)}</h2>${paragraphs(notice.text)}<p><a href="${escapeHtml(href)}">打开后台查看</a></p><hr><p style="color:#666;font-size:12px">${foot}</p></body></html>`,
    messageId: `<${id}@${senderHost}>`,
    subject: shortened(`【${oneLine(siteName)}】${title}`),
    text: `${title}\n\n${notice.text}\n\n查看：${href}\n\n--\n${foot}\n`,
    to,
  }
}
