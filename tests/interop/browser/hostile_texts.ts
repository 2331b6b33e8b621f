/** What the corpus calls if anything in it is ever run. */
const RUN = "alert(document.title)";

const ESCAPE = "\x1b";

/** Markup that runs a script by itself. */
const SCRIPTS = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script src=data:,alert(1)></script>`,
  `<script/x>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script type="module">${RUN}</script>`,
  `<script>/*`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</code></pre><script>${RUN}</script>`,
  `<noscript><p title="</noscript><script>${RUN}</script>">`,
  `<template><script>${RUN}</script></template>`,
  `<!--<img src="--><script>${RUN}</script>">`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml version="1.0"?><script>${RUN}</script>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
];

/** Event handlers, and attributes broken out of. */
const HANDLERS = [
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}"//`,
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `" onmouseover="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus='`,
  "` onload=" + RUN + " `",
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}>`,
  `<audio src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<div onanimationstart=${RUN} style="animation:x">`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<object data="data:text/html,<script>${RUN}</script>">`,
  `<embed src="data:text/html,<script>${RUN}</script>">`,
];

/** Addresses that act, or that would tell somebody who reads. */
const ADDRESSES = [
  `javascript:${RUN}`,
  `<a href="javascript:${RUN}">open</a>`,
  `<a href="java&#9;script:${RUN}">open</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">open</a>`,
  `<form action="javascript:${RUN}"><button>send</button></form>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<base href="https://evil.example/">`,
  `<link rel="stylesheet" href="https://evil.example/a.css">`,
  `<img src="https://evil.example/pixel.png">`,
  `<style>@import "https://evil.example/a.css"; *{display:none}</style>`,
  `https://evil.example/?q=<script>${RUN}</script>`,
];

/** SVG's ways. */
const SVG = [
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `</text></svg><script>${RUN}</script>`,
  `</title></text><script xlink:href="data:,alert(1)"/>`,
  `<svg><a xlink:href="javascript:${RUN}"><text>open</text></a></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName="href" to="javascript:${RUN}"/>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg onload=${RUN}>#x"/></svg>`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=${RUN}></style>`,
];

/** Markdown's ways. */
const MARKDOWN = [
  `[open](javascript:${RUN})`,
  `[open](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `![picture](https://evil.example/pixel.png)`,
  `![x](x" onerror="${RUN})`,
  `<javascript:${RUN}>`,
  `[open]: javascript:${RUN}`,
  `# A heading of its own`,
  `**bold** _slanted_ ~~gone~~`,
  "``` \n</code><script>alert(1)</script>\n```",
  "`</code><script>alert(1)</script>`",
  `| a | b |\n|---|---|\n| 1 | 2 |`,
  `> quoted\n\n---\n\n1. list`,
  `$$\\href{javascript:${RUN}}{open}$$`,
  `\\[\\unicode{<img src=x onerror=${RUN}>}\\]`,
];

/** Templates' ways. */
const TEMPLATES = [
  "{{ constructor.constructor('alert(1)')() }}",
  `{{ set x = ${RUN} }}{{ x }}`,
  "{{> alert(1) }}",
  `<%= ${RUN} %>`,
  "${alert(1)} `${alert(1)}`",
  "#{alert(1)} *{alert(1)} @(alert(1))",
  "{% include '/etc/passwd' %}",
  "[[alert(1)]] [(alert(1))]",
];

/** Characters that act unseen. */
const CHARACTERS = [
  `${ESCAPE}[31mred${ESCAPE}[0m ${ESCAPE}]0;title\x07`,
  `${ESCAPE}]8;;https://evil.example\x07open${ESCAPE}]8;;\x07`,
  "nul \0 bell \x07 backspace \b\b\b delete \x7f",
  "first line\nsecond line\r\nthird line\rfourth",
  "page\fbreak\vtab\tand\x85next\u2028line\u2029paragraph",
  "\u202egnp.exe\u202c ends with exe",
  "\u2066isolated\u2069 \u2067right to left\u2069 \u061c\u200e\u200f",
  "zero\u200bwidth\u2060and\ufeffmark\u00adhyphen",
  "\u{e0041}\u{e0042}tags\u{e007f}",
  "العربية עברית 日本語 ไทย 🦕 👩‍👩‍👧",
  "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309 stacked",
  `=cmd|' /C calc'!A0`,
  "__proto__",
  "wide ".repeat(60),
];

/** 100 messages, or names of services, that somebody writes to a log to harm its reader. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...SCRIPTS,
  ...HANDLERS,
  ...ADDRESSES,
  ...SVG,
  ...MARKDOWN,
  ...TEMPLATES,
  ...CHARACTERS,
];
