import type { StartTag } from './startTag.ts'

const TARGETS = ['aria-controls', 'data-target', 'data-bs-target']

/** Parts of one page that a button shows (accordions, tabs): what they hold waits for its reader, it is not hidden from him. */
export class Panels {
  private readonly ids = new Set<string>()
  private readonly hasControls: boolean

  /** @param source the page; most have no such buttons, which is seen at once */
  constructor(source: string) {
    this.hasControls = TARGETS.some((name) => source.includes(name))
  }

  /** Notes what an element controls. */
  note(tag: StartTag): void {
    if (!this.hasControls) return
    for (const name of TARGETS) for (const id of (tag.get(name) ?? '').split(/\s+/)) if (id) this.ids.add(id.replace(/^#/, ''))
  }

  /** Whether a button that came before shows this element. */
  isPanel(tag: StartTag): boolean {
    return tag.get('role')?.trim().toLowerCase() === 'tabpanel' || (this.hasControls && this.ids.has(tag.get('id') ?? ''))
  }
}
