/** A verdict on a text that the reader pasted, for pages that cannot be read yet. */

import { ask, byId, hear } from '../pure/page.js';

/** @import { View } from '../types.d.ts' */

/** @param {CSSStyleSheet[]} sheets of the panel */
export function listenForPaste(sheets) {
  const text = byId('pasted', HTMLTextAreaElement);
  const root = byId('pasted-verdict', HTMLElement).attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = sheets;
  text.form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!text.value.trim()) {
      text.focus();
      return;
    }
    const answer = await ask({ type: 'pasted', text: text.value });
    const view = /** @type {View | null} */ (answer?.view ?? null);
    if (!view) return;
    root.replaceChildren(globalThis.WhosAsking.panel.draw(view, { onAction: (action) => act(action, view), onGoTo: () => {}, onSay: () => {} }));
    hear('pasted-heard', view);
  });
}

/** @param {string} action @param {View} view */
function act(action, view) {
  if (action === 'copy') navigator.clipboard.writeText(view.copy);
}
