//! The module for host pages, a folder of its own and a package for npm: the hand-written module in front, the program, the page
//! that it wakes with its styles, the engine with the model.

use std::fs;
use std::path::Path;

use crate::built::Built;
use crate::{Result, esbuild, notices};

/// What stands in `static/embed/` as host pages get it; `%VERSION%` is the project's.
const FILES: [&str; 3] = ["attention-lesson.js", "attention-lesson.d.ts", "package.json"];

/// Writes the module into `embed`; `folder` holds the build, and `stopped` is what is said where the program breaks off.
pub(crate) fn write(embed: &Path, folder: &Path, built: &Built, stopped: &str) -> Result<()> {
    fs::create_dir_all(embed.join("engine"))?;
    for name in FILES {
        let text = fs::read_to_string(Path::new("static/embed").join(name))?;
        fs::write(embed.join(name), text.replace("%VERSION%", env!("CARGO_PKG_VERSION")))?;
    }
    fs::copy("LICENSE", embed.join("LICENSE"))?;
    fs::copy(folder.join(notices::FILE), embed.join(notices::FILE))?;
    let [script, wasm, styles] = built.program();
    // The module in front names the wasm; a second address in the program, under Trunk's name, would lead bundlers astray.
    esbuild::without_address(&script, &embed.join("program.js"))?;
    fs::copy(wasm, embed.join("program.wasm"))?;
    let styles = within_host(&fs::read_to_string(styles)?);
    let [page, stopped, styles] = [built.lesson()?, stopped.to_owned(), styles].map(|text| literal(&text));
    fs::write(
        embed.join("page.js"),
        format!("export const page = {page};\nexport const stopped = {stopped};\nexport const styles = {styles};\n"),
    )?;
    for entry in fs::read_dir(folder.join("engine"))? {
        let path = entry?.path();
        // The page's own copy of the code.
        if path.is_dir() {
            continue;
        }
        let name = path.file_name().ok_or("a file has no name")?;
        fs::copy(&path, embed.join("engine").join(name))?;
    }
    Ok(())
}

/// What a host page would hand down ends at the lesson, nothing of the lesson lies over the page, and where the module has not
/// measured it a rem is 16 px.
const RESET: &str = "@layer host{.lesson{all:initial;display:block;position:relative;direction:ltr;--lesson-rem:16px}\
                     .skip:not(:focus){clip-path:inset(50%)}}";

/// The styles for a lesson within a host page, whose own root font is none of the lesson's: a `rem` is what the module measures.
/// Queries cannot read a property, so those of containers count in 16 px; those of media count in the reader's own size by
/// themselves.
fn within_host(css: &str) -> String {
    let (mut out, mut rest) = (RESET.to_owned(), css);
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let unsigned = before.trim_end_matches(is_part);
        let sign_of = |number: &str| ["(-", ":-", ",-", " -"].iter().any(|sign| number.ends_with(sign));
        let start = unsigned.len() - usize::from(unsigned.len() < at && sign_of(unsigned));
        let number = &before[start..];
        out.push_str(&before[..start]);
        out.push_str(
            &if number.is_empty() || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
                [number, "rem"].concat()
            } else {
                sized(number, query(&out))
            },
        );
        rest = after;
    }
    out + rest
}

/// The rule whose condition `css` ends within, if it does.
fn query(css: &str) -> Option<&str> {
    let rule = css.rfind('@').map(|at| &css[at..])?;
    (!rule.contains(['{', ';'])).then(|| rule.split([' ', '(']).next().unwrap_or(rule))
}

fn sized(number: &str, query: Option<&str>) -> String {
    match query {
        Some("@container") => format!("{}px", number.parse::<f64>().unwrap_or_default() * 16.0),
        Some(_) => format!("{number}rem"),
        None => format!("calc({number}*var(--lesson-rem))"),
    }
}

/// The text as JavaScript's template literal.
fn literal(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::{RESET, within_host};

    #[test]
    fn sizes_are_the_modules_own() {
        for (css, expected) in [
            (
                ".a{margin:-.5rem 1rem}",
                ".a{margin:calc(-.5*var(--lesson-rem)) calc(1*var(--lesson-rem))}",
            ),
            (
                ".a{width:calc(1rem - 2rem)}",
                ".a{width:calc(calc(1*var(--lesson-rem)) - calc(2*var(--lesson-rem)))}",
            ),
            (
                "@container (max-width:33.5rem){.a{top:1rem}}",
                "@container (max-width:536px){.a{top:calc(1*var(--lesson-rem))}}",
            ),
            (
                "@media (min-width:44rem){.a{gap:2rem}}",
                "@media (min-width:44rem){.a{gap:calc(2*var(--lesson-rem))}}",
            ),
            (".theorem{--x1remote:0}", ".theorem{--x1remote:0}"),
        ] {
            assert_eq!(within_host(css), [RESET, expected].concat());
        }
    }
}
