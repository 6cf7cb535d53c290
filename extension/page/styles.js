/** How everything looks. Strings, because LinkedIn's pages get constructed style sheets and never a `<style>` or an address. */
(() => {
  const tokens = `
    :host, :root {
      --surface: #ffffff; --sunken: #f5f6f8; --ink: #171a1f; --soft: #565e6b; --line: #e2e5ea; --focus: #1f5fd0;
      --accent: #464f5c; --tint: #eff1f4; --solid: #646e7c; --glyph: #ffffff;
      --shadow: 0 1px 2px rgb(16 24 40 / 8%), 0 16px 48px -8px rgb(16 24 40 / 24%);
      --lift: 0 1px 2px rgb(16 24 40 / 10%), 0 2px 8px rgb(16 24 40 / 8%);
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      color-scheme: light dark;
    }
    [data-tone="accept"] { --accent: #0b6238; --tint: #e5f4ec; --solid: #14804b; }
    [data-tone="look_closer"] { --accent: #7d4400; --tint: #fdf0da; --solid: #b25d00; }
    [data-tone="ignore"] { --accent: #9b2226; --tint: #fceaea; --solid: #c0353a; }
    @media (prefers-color-scheme: dark) {
      :host, :root {
        --surface: #1c2025; --sunken: #262b32; --ink: #f0f2f5; --soft: #aab3bf; --line: #363d46; --focus: #8ab4ff;
        --accent: #c3cad4; --tint: #2c323a; --solid: #8b95a3; --glyph: #14171b;
        --shadow: 0 0 0 1px rgb(255 255 255 / 6%), 0 16px 48px -8px rgb(0 0 0 / 64%);
        --lift: 0 1px 2px rgb(0 0 0 / 40%), 0 2px 8px rgb(0 0 0 / 32%);
      }
      [data-tone="accept"] { --accent: #84dfae; --tint: #17352a; --solid: #4fc58a; }
      [data-tone="look_closer"] { --accent: #ffc978; --tint: #3b2c12; --solid: #eba43f; }
      [data-tone="ignore"] { --accent: #ffa49f; --tint: #421f20; --solid: #f2807c; }
    }
    /* The reader's own colours: what is filled is filled with the colour of words, and shapes and words tell the tones apart. */
    @media (forced-colors: active) {
      :host, :root, [data-tone] {
        --surface: Canvas; --sunken: Canvas; --ink: CanvasText; --soft: CanvasText; --line: CanvasText; --focus: Highlight;
        --accent: CanvasText; --tint: Canvas; --solid: CanvasText; --glyph: Canvas;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
  `;

  const panel = `
    .panel { display: flow-root; color: var(--ink); font: 400 14px/20px var(--sans); text-align: start; overflow-wrap: anywhere; -webkit-font-smoothing: antialiased; }
    :where(.panel) :where(h2, h3, p, ul, ol, button) { margin: 0; padding: 0; list-style: none; font: inherit; color: inherit; }
    .panel svg { display: block; flex: none; }
    /* What the keyboard goes to comes out from under the foot. */
    .panel :is(button, summary) { scroll-margin-block: 16px 128px; }
    .panel :focus { outline: none; }
    .panel :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }

    .head { display: grid; grid-template-columns: auto 1fr auto; column-gap: 12px; align-items: center; padding: 24px 24px 0; }
    .head svg { width: 40px; height: 40px; }
    .head .question { color: var(--soft); font-size: 13px; line-height: 16px; }
    .head .word { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; color: var(--accent); font-size: 22px; font-weight: 680; line-height: 28px; letter-spacing: -0.01em; }
    .head .so-far { padding: 0 8px; border: 1px dashed currentcolor; border-radius: 12px; font-size: 12px; font-weight: 500; line-height: 18px; letter-spacing: 0; }
    .tools { display: flex; align-self: start; margin: -8px; }
    .tool { display: grid; place-items: center; width: 36px; height: 36px; border: 0; border-radius: 50%; background: none; color: var(--soft); cursor: pointer; }
    .tool:hover { background: var(--sunken); color: var(--ink); }
    .tool svg { width: 20px; height: 20px; }
    .sentence { padding: 16px 24px 0; font-size: 15px; line-height: 22px; }
    .next { margin: 16px 24px 0; padding: 12px 16px; border-radius: 12px; background: var(--tint); color: var(--accent); }
    .next b { display: block; font-size: 12px; line-height: 16px; font-weight: 600; }

    .changed { padding: 12px 24px 0; }
    .changed::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-inline-end: 8px; border-radius: 50%; background: var(--solid); vertical-align: 1px; }
    .removal ol { counter-reset: step; display: grid; gap: 4px; margin-top: 8px; }
    .removal li { display: grid; grid-template-columns: 20px 1fr; counter-increment: step; }
    .removal li::before { content: counter(step); color: var(--soft); font-variant-numeric: tabular-nums; }
    .budget { padding: 8px 24px 0; color: var(--soft); font-size: 13px; line-height: 18px; }

    .part { padding: 24px 24px 0; }
    .invite .title { font-weight: 600; }
    .invite .text { color: var(--soft); }
    .invite .note { display: flex; align-items: center; gap: 8px; margin-top: 8px; padding-block: 4px; padding-inline: 16px 4px; border-radius: 12px; background: var(--sunken); font-size: 13px; line-height: 18px; }
    .invite .note q { flex: 1; padding: 8px 0; }
    .invite .note .tool:hover { background: var(--line); }
    .ties { display: grid; gap: 12px; }
    .part.ties > h3 { margin-bottom: -4px; }
    .ties .hint { color: var(--soft); font-size: 13px; line-height: 18px; }
    /* The agent's words are those within a sentence: "recruiter: went well". */
    .recorded li > span::first-letter, .tap::first-letter { text-transform: uppercase; }
    .recorded li { display: grid; grid-template-columns: 20px 1fr auto; column-gap: 8px; align-items: center; min-height: 28px; }
    .recorded svg { width: 16px; height: 16px; justify-self: center; }
    .recorded .tap { padding: 3px 0; border: 0; background: none; color: var(--soft); }
    .recorded .tap:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
    .asked { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px 16px; border-radius: 12px; background: var(--sunken); }
    .asked p { flex: 1 0 100%; }
    .taps { display: flex; flex-wrap: wrap; gap: 8px 6px; }
    .tap { min-height: 30px; padding: 4px 11px; border: 1px solid var(--line); border-radius: 15px; background: var(--surface); font-size: 13px; line-height: 20px; cursor: pointer; }
    .tap:hover { border-color: var(--soft); }
    .tap:active { background: var(--sunken); }
    .group-title { margin-bottom: 6px; font-size: 13px; line-height: 18px; }
    .group-title .state { margin-inline-start: 8px; color: var(--soft); }
    .kinds { display: grid; gap: 8px; }
    .kinds > .kind { margin-block: -2px; }
    summary { display: flex; align-items: center; gap: 8px; width: fit-content; padding: 4px 0; border-radius: 4px; color: var(--soft); font-size: 13px; cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    summary::after { content: ""; flex: none; margin-inline-end: 2px; width: 5px; height: 5px; border: solid currentcolor; border-width: 0 1.5px 1.5px 0; transform: translateY(-2px) rotate(45deg); }
    details[open] > summary::after { transform: translateY(1px) rotate(-135deg); }
    summary:hover, details[open] > summary { color: var(--ink); }
    .kind[open] > .taps { padding: 4px 0 6px; }
    .more[open] > .kinds { padding-top: 8px; }
    .part > h3 { margin-bottom: 8px; color: var(--soft); font-size: 12px; font-weight: 600; line-height: 16px; }
    .row { display: grid; grid-template-columns: 20px 1fr; column-gap: 12px; width: 100%; padding: 8px; margin: 0 -8px; width: calc(100% + 16px); border: 0; border-radius: 12px; background: none; text-align: start; }
    button.row { cursor: pointer; }
    button.row:hover { background: var(--sunken); }
    .row > svg { width: 20px; height: 20px; }
    .row :is(.title, .state) { unicode-bidi: isolate; }
    .row .title { font-weight: 600; }
    .row .state { color: var(--soft); font-size: 12px; font-weight: 400; margin-inline-start: 8px; white-space: nowrap; }
    .row .text { display: block; }
    .row.muted .title { color: var(--soft); font-weight: 400; }
    .quote { display: block; margin-top: 4px; padding-inline-start: 12px; border-inline-start: 2px solid var(--line); color: var(--soft); font-size: 13px; line-height: 18px; }
    .quote .place { font-size: 12px; white-space: nowrap; }
    .quote .place::before { content: "\\00a0\\00b7\\00a0"; }
    .quote svg { display: inline-block; width: 12px; height: 12px; margin-inline-start: 2px; vertical-align: -1px; }
    button.row:hover .place, button.row:focus-visible .place { color: var(--ink); text-decoration: underline; text-underline-offset: 2px; }
    /* Quotes that turn with the words between them. */
    .panel[dir="rtl"] q { quotes: "\u00ab" "\u00bb" "\u2039" "\u203a"; }
    .panel[dir="rtl"] .quote svg { scale: -1 1; }
    /* Letters that join are not moved. */
    .panel[dir="rtl"] * { letter-spacing: 0; }
    .checks .row .text, .telltales .row .text { color: var(--soft); }
    .points { display: grid; grid-template-columns: repeat(auto-fill, minmax(152px, 1fr)); gap: 4px 16px; font-size: 13px; line-height: 18px; }
    .line { display: grid; grid-template-columns: 16px 1fr; column-gap: 8px; }
    .line svg { width: 16px; height: 16px; margin-top: 1px; }
    .line[data-state="false"], .line[data-state="null"] { color: var(--soft); }
    .lines { display: grid; gap: 8px; }
    .settle li { padding-inline-start: 16px; text-indent: -16px; }
    .settle li::before { content: "\\2192\\00a0"; color: var(--soft); }
    .panel[dir="rtl"] .settle li::before { content: "\\2190\\00a0"; }

    .rest { margin: 16px 24px 0; }
    .rest .part { padding-inline: 0; padding-top: 16px; }

    .foot { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; margin-top: 24px; padding: 12px 24px; border-top: 1px solid var(--line); background: var(--surface); }
    .foot button { min-height: 36px; padding: 7px 16px; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); font-weight: 600; line-height: 20px; cursor: pointer; }
    .foot button:hover { border-color: var(--soft); }
    .foot .quiet { display: flex; flex-wrap: wrap; flex-basis: 100%; gap: 0 24px; }
    .foot .quiet button { min-height: 28px; padding: 4px 0; border: 0; border-radius: 4px; background: none; color: var(--soft); font-size: 13px; font-weight: 500; }
    .foot .quiet button:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
    .panel[data-tone="off"] .foot button { border-color: var(--ink); background: var(--ink); color: var(--surface); }

    .panel > :last-child:not(.foot) { margin-bottom: 24px; }

    .invitations h2.sentence { font-weight: 600; }
    .invitations .parts { display: flex; flex-wrap: wrap; gap: 4px 16px; padding-top: 8px; color: var(--soft); font-size: 13px; line-height: 18px; }
    .invitations .parts .line { display: flex; gap: 4px; padding: 0; }
    .invitations .parts b { color: var(--ink); font-weight: 600; }
    .invitations .row .text { color: var(--soft); }

    .mark-passed { color: #14804b; } .mark-failed { color: #c0353a; } .mark-unknown, .mark-note, .mark-not_counted { color: var(--soft); }
    .mark-hard, .mark-strong { color: #c0353a; } .mark-weak { color: #b25d00; }
    @media (prefers-color-scheme: dark) {
      .mark-passed { color: #4fc58a; } .mark-failed, .mark-hard, .mark-strong { color: #f2807c; } .mark-weak { color: #eba43f; }
    }
    .sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .spin { transform-origin: 50% 50%; animation: spin 1s linear infinite; }
    @keyframes spin { to { transform: rotate(1turn); } }
    @media (prefers-reduced-motion: reduce) { .spin { animation: none; } }
    @media (forced-colors: active) {
      .foot > button { border: 1px solid ButtonText; }
      .next { border: 1px solid CanvasText; }
      .tap { border: 1px solid ButtonText; }
      .panel[data-tone="off"] .foot button { forced-color-adjust: none; }
      .panel svg, .badge svg { forced-color-adjust: auto; }
    }
    /* Magnified, a foot that stays would take half of the panel. */
    @media (max-height: 480px) { .foot { position: static; } }
    @media (max-width: 399px) { .head, .sentence, .changed, .budget, .part, .foot { padding-inline: 16px; } .next, .rest { margin-inline: 16px; } }
  `;

  const overlay = `
    :host { all: initial; color-scheme: light dark; position: absolute; top: 0; left: 0; width: 0; height: 0; z-index: 2147483000; }
    .badge {
      position: absolute; top: 0; left: 0; display: inline-flex; align-items: center; gap: 6px; height: 32px; margin: 0; padding: 0; padding-inline: 8px 12px;
      border: 1px solid color-mix(in srgb, var(--accent) 32%, transparent); border-radius: 16px; background: var(--tint); color: var(--accent);
      font: 600 14px/20px var(--sans); white-space: nowrap; cursor: pointer; box-shadow: var(--lift); -webkit-font-smoothing: antialiased;
      animation: appear 160ms ease-out;
    }
    .badge:hover { border-color: var(--accent); }
    .badge:focus { outline: none; }
    .badge:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    .badge[data-provisional="true"] { border-style: dashed; border-color: var(--accent); }
    .badge.unseen:not(:focus-visible) { opacity: 0; pointer-events: none; animation: none; }
    .badge .so-far { font-weight: 400; }
    .badge svg { display: block; width: 18px; height: 18px; flex: none; }
    .badge[data-tone="off"], .badge[data-tone="checking"] { background: var(--surface); box-shadow: none; font-weight: 500; }
    .sheet {
      position: fixed; width: 400px; max-width: calc(100vw - 16px); overflow: auto; overscroll-behavior: contain; border: 1px solid var(--line); border-radius: 16px;
      background: var(--surface); box-shadow: var(--shadow); animation: appear 160ms ease-out;
      color-scheme: light dark; scrollbar-width: thin; scrollbar-color: var(--line) transparent;
    }
    .sheet .panel { outline: none; }
    .spot { position: fixed; border-radius: 12px; border: 2px solid var(--solid); background: color-mix(in srgb, var(--solid) 12%, transparent); pointer-events: none; animation: spot 2s ease-out both; }
    [hidden] { display: none !important; }
    @keyframes appear { from { opacity: 0; } }
    @keyframes spot { from { opacity: 0; } 10%, 70% { opacity: 1; } to { opacity: 0; } }
    @media (prefers-reduced-motion: reduce) { .badge, .sheet { animation: none; } .spot { animation: none; } }
    @media (forced-colors: active) { .badge, .sheet, .spot { border: 2px solid ButtonText; } }
  `;

  const marks = `
    :host { all: initial; color-scheme: light dark; position: absolute; top: 0; left: 0; width: 0; height: 0; z-index: 2147483000; }
    button { margin: 0; font: 600 13px/16px var(--sans); cursor: pointer; -webkit-font-smoothing: antialiased; }
    button:focus { outline: none; }
    button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    .mark {
      position: absolute; top: 0; left: 0; display: inline-flex; align-items: center; gap: 4px; height: 24px; padding: 0; padding-inline: 4px 8px; white-space: nowrap;
      border: 1px solid color-mix(in srgb, var(--accent) 28%, transparent); border-radius: 12px; background: var(--tint); color: var(--accent);
    }
    .mark[data-tone="look_closer"]:not(:hover, :focus-visible) { background: var(--surface); }
    .mark:hover { border-color: var(--accent); }
    .mark.unseen { opacity: 0; pointer-events: none; }
    .mark svg { display: block; width: 16px; height: 16px; flex: none; }
    .mark.compact { width: 24px; padding: 0; justify-content: center; }
    .mark.compact .word { display: none; }
    .bar {
      position: absolute; top: 0; left: 0; display: flex; align-items: center; gap: 4px; width: max-content; max-width: calc(100vw - 16px); padding: 4px; padding-inline-start: 16px;
      border: 1px solid var(--line); border-radius: 20px; background: var(--surface); color: var(--ink); box-shadow: var(--lift); overflow-x: auto; scrollbar-width: none;
      font: 400 13px/16px var(--sans);
    }
    .bar.floating { position: fixed; z-index: 1; top: auto; bottom: 16px; left: 50%; translate: -50% 0; box-shadow: var(--shadow); }
    .count { flex: none; margin-inline-end: 8px; font-weight: 600; }
    .chip { display: inline-flex; flex: none; align-items: center; gap: 8px; height: 30px; max-width: 220px; padding: 0 12px; border: 1px solid transparent; border-radius: 15px; background: none; color: var(--soft); font-weight: 500; }
    .chip .words { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .chip b { color: var(--ink); font-weight: 600; font-variant-numeric: tabular-nums; }
    .chip[data-tone="accept"] b, .chip[data-tone="ignore"] b { color: var(--accent); }
    .chip:hover { background: var(--sunken); color: var(--ink); }
    .chip[aria-pressed="true"] { border-color: var(--accent); background: var(--tint); color: var(--accent); }
    .chip[aria-pressed="true"] b { color: var(--accent); }
    .tip {
      position: fixed; z-index: 2; display: grid; gap: 4px; width: max-content; max-width: min(320px, calc(100vw - 16px)); padding: 12px 16px; border: 1px solid var(--line); border-radius: 12px;
      background: var(--surface); color: var(--ink); font: 400 14px/20px var(--sans); box-shadow: var(--shadow); overflow-wrap: anywhere; pointer-events: none;
    }
    .tip .head { color: var(--accent); font-weight: 650; }
    .tip[dir="rtl"] q { quotes: "\u00ab" "\u00bb"; }
    .tip q { padding-inline-start: 12px; border-inline-start: 2px solid var(--line); color: var(--soft); font-size: 13px; line-height: 18px; }
    .sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    [hidden] { display: none !important; }
    @media (forced-colors: active) { .mark, .bar, .chip, .tip { border: 1px solid ButtonText; } .chip[aria-pressed="true"] { outline: 2px solid Highlight; } .mark svg { forced-color-adjust: auto; } }
  `;

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { styles: { tokens, panel, marks, overlay } });
})();
