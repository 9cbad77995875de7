//! Rich text as the HTML that other systems keep: nothing in it needs a style, a script or the lesson's page.

use attention_lesson::lesson::Lesson;
use attention_lesson::words::{
    CITE, EMPHASIS, FORMULA, Inline, KEY, LINK, NUMBER, QUERY, STRONG, TEXT, TOKEN, VALUE, Words,
};
use quick_xml::escape::{escape, partial_escape};

use crate::Result;

/// How formulas are written.
#[derive(Clone, Copy)]
pub(super) enum Formulas {
    /// LaTeX between `\(` and `\)`, which Moodle shows as it is set up.
    Latex,
    /// MathML, which browsers show by themselves and QTI takes.
    MathMl,
}

/// A paragraph of rich text, or nothing for no words.
pub(super) fn paragraph(words: &Words, lesson: &Lesson, formulas: Formulas) -> Result<String> {
    if words.is_empty() {
        return Ok(String::new());
    }
    Ok(["<p>", &running(words, lesson, formulas)?, "</p>"].concat())
}

/// A paragraph of plain text.
pub(super) fn plain_paragraph(text: &str) -> String {
    ["<p>", &partial_escape(text), "</p>"].concat()
}

fn running(words: &[Inline], lesson: &Lesson, formulas: Formulas) -> Result<String> {
    words.iter().map(|part| inline(part, lesson, formulas)).collect()
}

fn inline(part: &Inline, lesson: &Lesson, formulas: Formulas) -> Result<String> {
    let inside = || running(&part.inside, lesson, formulas);
    Ok(match &*part.mark {
        TEXT | NUMBER => partial_escape(&part.text).into_owned(),
        EMPHASIS => format!("<em>{}</em>", inside()?),
        STRONG => format!("<strong>{}</strong>", inside()?),
        TOKEN => format!("<em>{}</em>", partial_escape(&part.text)),
        // An index stands after `_`, as on the page.
        QUERY | KEY | VALUE => match part.text.split_once('_') {
            Some((base, index)) => format!("{}<sub>{}</sub>", partial_escape(base), partial_escape(index)),
            None => partial_escape(&part.text).into_owned(),
        },
        // Where the lesson will be is not known here.
        LINK => inside()?,
        CITE => {
            let source = lesson.sources.iter().find(|source| source.key == part.text);
            let source = source.ok_or_else(|| format!("no source is named {}", part.text))?;
            // On the page a citation is small; here nothing else sets it apart.
            format!("(<a href=\"{}\">{}</a>)", escape(&source.url), inside()?)
        }
        FORMULA => match formulas {
            Formulas::Latex => latex(part, lesson)?,
            Formulas::MathMl => format!(
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"{}\">{}</math>",
                escape(&part.text),
                math(&part.inside)
            ),
        },
        mark => return Err(format!("a question has a stretch of text with the mark “{mark}”").into()),
    })
}

fn latex(formula: &Inline, lesson: &Lesson) -> Result<String> {
    let found = lesson.formulas.iter().find(|latex| latex.math == formula.inside);
    let latex = found.ok_or_else(|| format!("the LaTeX of “{}” is not known", formula.text))?;
    Ok(format!(r"\({}\)", partial_escape(&latex.source)))
}

/// The elements of a formula. What colors letters on the page stays out.
fn math(nodes: &[Inline]) -> String {
    let node = |node: &Inline| {
        if node.mark == TEXT {
            return partial_escape(&node.text).into_owned();
        }
        let name = &node.mark;
        let attributes = node
            .inside
            .iter()
            .filter_map(|inside| Some((inside.mark.strip_prefix('@')?, &inside.text)));
        let attributes = attributes.filter(|(name, _)| *name != "class");
        let attributes: String = attributes
            .map(|(name, value)| format!(" {name}=\"{}\"", escape(value)))
            .collect();
        let children: Vec<Inline> = node
            .inside
            .iter()
            .filter(|inside| !inside.mark.starts_with('@'))
            .cloned()
            .collect();
        format!("<{name}{attributes}>{}</{name}>", math(&children))
    };
    nodes.iter().map(node).collect()
}
