//! What figures say, word for word, in one snapshot: whoever changes a word sees here what it becomes. Elsewhere tests look
//! at facts.

use std::fmt::Write;

use attention_lesson::labs::speed::Sample;
use attention_lesson::lesson::figures::speed::measured;
use attention_lesson::lesson::texts::Text;
use attention_lesson::ui::figures::{FIGURES, figure};
use attention_lesson::words::{EMPHASIS, FORMULA, Inline, TEXT};

/// Set-ups that bring out every sentence of a lab, beside the one in which it opens.
const TELLING: &[(&str, &[&str])] = &[
    (
        "pipeline",
        &[
            "1;a:2;m:1",
            "1;g:2;x:1;s:4",
            "1;vx:0,0.8,0,0.3,0.5,0,0.2,0,0.1,0,1,0,0,0,0.3,1,0.3,1,0,0,0.2,0,0.8,0",
            "1;wv:0,0,0,0,0,0,0,0,0,0,0,0",
        ],
    ),
    (
        "root",
        &[
            "1;g:2;x:1",
            "1;x:1;m:1;r:0.5",
            "1;x:1;m:2;r:1",
            "1;x:1;m:2;t:2",
            "1;x:1;m:2;t:32",
        ],
    ),
    (
        "softmax",
        &[
            "1;g:0.2,0.55,0.1,0.15;x:1",
            "1;g:0.75,0.15,0.04,0.06;x:1",
            "1;x:1;n:1",
            "1;x:1;s:2,2,0,0;n:2",
            "1;x:1;n:3",
        ],
    ),
    (
        "linear",
        &[
            "1;g:1;x:1;n:16",
            "1;g:2;x:1;m:1;n:64",
            "1;x:1;m:2",
            "1;x:1;q:0,0",
            "1;x:1;q:0.1,0.1",
        ],
    ),
    (
        "blend",
        &["1;g:2;x:1", "1;g:1;x:1;n:1", "1;x:1;s:0.2,0.2,0.2,0.2,0.2;n:1"],
    ),
    ("table", &["1;g:2;x:1;m:1;c:7", "1;g:6;x:1;m:1;c:29"]),
    (
        "masks",
        &[
            "1;g:3;x:1",
            "1;g:1;x:1;m:0",
            "1;x:1;m:2;o:1",
            "1;x:1;m:3;w:2;q:5;k:4",
            "1;x:1;m:4",
        ],
    ),
    (
        "order",
        &[
            "1;x:1",
            "1;g:2;x:1;o:1",
            "1;x:1;o:1;p:1",
            "1;x:1;o:1;p:2",
            "1;x:1;o:1;m:1",
            "1;g:1;x:1;o:1;p:1;m:1",
        ],
    ),
    ("heads", &["1;g:3;x:1", "1;g:1;x:1;h:1", "1;x:1;h:2"]),
    ("speed", &["1;g:3;x:1", "1;g:1;x:1;n:5"]),
    (
        "cache",
        &[
            "1;g:3;x:1",
            "1;g:1;x:1;n:0",
            "1;x:1;l:60;k:1;d:576",
            "1;x:1;l:1;h:1;d:16;n:0;b:0",
        ],
    ),
    (
        "lookup",
        &[
            "1;g:3;x:1",
            "1;x:1;s:1",
            "1;x:1;s:2",
            "1;x:1;s:3",
            "1;x:1;s:4",
            "1;x:1;s:5",
            "1;x:1;s:3;o:1",
            "1;x:1;t:0",
            "1;g:1;x:1;t:12",
        ],
    ),
    ("same", &["1;g:3;x:1", "1;g:1;x:1;s:0,0,0,0,0"]),
];

/// Words as the files of the lesson have them.
fn written(words: &[Inline]) -> String {
    let one = |inline: &Inline| {
        let Inline { mark, text, inside } = inline;
        match &**mark {
            TEXT => text.clone(),
            EMPHASIS => format!("_{}_", written(inside)),
            FORMULA => format!("$`{text}`"),
            mark => format!("[{text}]{{.{mark}}}"),
        }
    };
    words.iter().map(one).collect()
}

#[test]
fn what_figures_say() {
    let mut said = String::new();
    for (id, codes) in TELLING {
        let figure = figure(id).expect("a known figure");
        let texts = figure.texts();
        let (prompt, options) = texts.prediction.unzip();
        let prompt = prompt.map_or_else(|| "It asks nothing.".to_owned(), |prompt| written(prompt.words()));
        let head = [
            texts.title.plain().to_owned(),
            written(texts.instruction.words()),
            prompt,
        ]
        .join("\n");
        let options = options.map_or_else(Vec::new, Text::names);
        writeln!(said, "# {id}: {head} {options:?}").expect("written");
        for code in ["1"].iter().chain(*codes) {
            let setup = figure.start().decode(code).expect("a known code");
            writeln!(said, "{code}\n  {}", written(&figure.read(&setup).sentence)).expect("written");
            if setup.is_guessed() {
                writeln!(said, "  {}", written(&figure.verdict(&setup).words)).expect("written");
            }
        }
        said.push('\n');
    }
    let samples = [Sample { n: 1024, ms: 210.0 }, Sample { n: 2048, ms: 861.0 }];
    said += &written(&measured(&samples).sentence);
    insta::assert_snapshot!(said);
}

#[test]
fn every_figure_is_in_the_snapshot() {
    let ids: Vec<&str> = FIGURES.iter().map(|figure| figure.id()).collect();
    assert_eq!(TELLING.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids);
}
