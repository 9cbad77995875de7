//! Formulas: LaTeX as MathML, with the letters of queries, keys and values marked.

use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

/// Stands before a letter in a role while the library works, and nowhere else: Unicode gives it no meaning.
const MARK: char = '\u{e000}';
/// The commands for letters in the role of query, key and value, and the class that the page gives them.
const ROLES: [(&str, &str); 3] = [("q", "voice-query"), ("k", "voice-key"), ("v", "voice-value")];

/// What stands in the `math` element of this formula, or what is wrong with it.
pub(super) fn mathml(latex: &str) -> Result<String, String> {
    let wrong = |why: &str| format!("the formula “{latex}” cannot be read: {why}");
    // As text, which the library hands on as it is.
    let source = ROLES.iter().fold(latex.to_owned(), |source, (role, _)| {
        source.replace(&format!("\\{role}{{"), &format!("\\text{{{MARK}{role}"))
    });
    let storage = Storage::new();
    let events = Parser::new(&source, &storage).collect::<Result<Vec<_>, _>>();
    let events = events.map_err(|error| {
        let error = error.to_string();
        wrong(
            error
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("parsing error: "),
        )
    })?;
    let mut written = String::new();
    let events = events.into_iter().map(Ok::<_, std::fmt::Error>);
    push_mathml(&mut written, events, RenderConfig::default()).map_err(|error| wrong(&error.to_string()))?;
    let inside = written.strip_prefix("<math display=\"inline\">");
    let inside = inside.and_then(|inside| inside.strip_suffix("</math>"));
    let mut inside = inside.ok_or_else(|| wrong("it is empty"))?.to_owned();
    for (role, class) in ROLES {
        while let Some((before, after)) = inside.split_once(&format!("<mtext>{MARK}{role}")) {
            let letter = after.split_once("</mtext>");
            let letter = letter.filter(|(letter, _)| letter.chars().all(char::is_alphanumeric));
            let (letter, after) = letter.ok_or_else(|| wrong(&format!("\\{role}{{…}} takes letters alone")))?;
            inside = format!("{before}<mi class=\"{class}\">{letter}</mi>{after}");
        }
    }
    // A content policy refuses styles, and then the formula looks otherwise.
    if inside.contains(" style") {
        return Err(wrong(
            "it has a color or a size of its own; colors are those of \\q{…}, \\k{…} and \\v{…}",
        ));
    }
    // At the ends of a part, too, these stand between two operands.
    let between = ["=", ","].map(|sign| (format!("<mo>{sign}</mo>"), format!("<mo form=\"infix\">{sign}</mo>")));
    Ok(between
        .iter()
        .fold(inside, |inside, (plain, marked)| inside.replace(plain, marked)))
}
