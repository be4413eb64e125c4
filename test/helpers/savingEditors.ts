import { paragraph, state, text } from '../../src/seed/lexical.ts'

type Saved = { id: string; title: string }

export type SavingEditors = {
  /** What the server acknowledged so far. */
  acknowledged: readonly Saved[]
  /** Ends when the server is gone or `stop` was called. */
  done: Promise<void>
  stop: () => void
}

/** Session cookie of an account of the demonstration data. */
export const sessionOf = async (admin: string, { email, password }: { email: string; password: string }): Promise<string> => {
  const answer = await fetch(`${admin}/api/users/login`, { body: JSON.stringify({ email, password }), headers: { 'content-type': 'application/json' }, method: 'POST' })
  if (!answer.ok) throw new Error(`Login of ${email} was answered with ${answer.status}`)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Editors who save new drafts one after the other through the admin's REST interface, `count` of them at once. */
export const savingEditors = (admin: string, { column, cookie, count }: { column: string; cookie: string; count: number }): SavingEditors => {
  const acknowledged: Saved[] = []
  let stopped = false
  const save = async (title: string): Promise<void> => {
    const answer = await fetch(`${admin}/api/news?draft=true&depth=0`, {
      body: JSON.stringify({ body: state([paragraph(text('保存中。'))]), column, title }), headers: { 'content-type': 'application/json', cookie }, method: 'POST',
    })
    if (answer.status !== 201) throw new Error(`A save was answered with ${answer.status}: ${await answer.text()}`)
    const { doc } = (await answer.json()) as { doc: Saved }
    acknowledged.push({ id: doc.id, title })
  }
  const work = async (editor: number): Promise<void> => {
    for (let number = 0; !stopped; number += 1) {
      try {
        await save(`断电前的第 ${editor}-${number} 篇`)
      } catch (thrown) {
        // A connection that breaks is the crash this is about; an answer that refuses is a fault.
        if (!(thrown instanceof TypeError)) throw thrown
        return
      }
    }
  }
  const done = Promise.all(Array.from({ length: count }, (_, editor) => work(editor))).then(() => undefined)
  return { acknowledged, done, stop: () => (stopped = true) }
}
