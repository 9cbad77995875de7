//! The habits of the house that no compiler checks.

use crate::tree::{File, assert_none, code, files, places_of, rust_files, text};

/// All that the project writes by hand.
const ALL: &[&str] = &[
    "src",
    "class",
    "engine",
    "fuzz/engine",
    "fuzz/fuzz_targets",
    "fuzz/page",
    "fuzz/Cargo.toml",
    "fuzz/lib.rs",
    "fuzz/replay.rs",
    "tests",
    "scripts",
    "static",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "clippy.toml",
    "package.json",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "lesson",
];

/// Ends the program, or was meant for the author alone.
const NOT_IN_SRC: &[&str] = &[
    "todo!",
    "unimplemented!",
    "unreachable!",
    "panic!",
    "dbg!",
    "println!",
    "eprintln!",
    "print!",
    ".unwrap()",
    ".expect(",
];

/// Float functions of the standard library, which may differ between platforms in the last bit.
const FLOAT_FUNCTIONS: &[&str] = &[
    ".exp()",
    ".exp2()",
    ".exp_m1()",
    ".ln()",
    ".ln_1p()",
    ".log(",
    ".log2()",
    ".log10()",
    ".sqrt()",
    ".cbrt()",
    ".powf(",
    ".powi(",
    ".hypot(",
    ".sin()",
    ".cos()",
    ".sin_cos()",
    ".tan()",
    ".asin()",
    ".acos()",
    ".atan()",
    ".atan2(",
    ".sinh()",
    ".cosh()",
    ".tanh()",
    ".mul_add(",
    "f64::exp",
    "f64::sqrt",
    "f64::ln",
    "f64::sin",
    "f64::cos",
    "f64::powf",
    "f64::powi",
];

/// A strict content policy refuses inline styles, and then the page looks broken.
const INLINE_STYLES: &[&str] = &[" style=", "\nstyle=", "\"style\"", "style=\\\""];

/// What stands before a file's own tests.
fn shipped(file: &File) -> String {
    let code = code(&file.text);
    let end = code.find("#[cfg(test)]").unwrap_or(code.len());
    code[..end].to_owned()
}

/// Each place in `text` where one of `words` stands.
fn places_of_any(file: &File, text: &str, words: &[&str]) -> Vec<String> {
    let found = words
        .iter()
        .flat_map(|word| places_of(text, word).map(move |at| (at, word)));
    found
        .map(|(at, word)| format!("{}: {}", file.place(at), word.trim()))
        .collect()
}

fn offenses(files: &[File], each: impl Fn(&File) -> Vec<String>) -> Vec<String> {
    assert!(!files.is_empty(), "there is nothing to check");
    files.iter().flat_map(each).collect()
}

#[test]
fn every_rust_file_says_first_what_it_is_for() {
    let silent = |file: &File| {
        let first = file.text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//! ").is_some_and(|words| words.contains(' '));
        if says { vec![] } else { vec![file.path.clone()] }
    };
    let all: Vec<File> = ["src", "class", "tests", "engine", "fuzz"]
        .into_iter()
        .flat_map(rust_files)
        .collect();
    assert_none(
        "The first line is `//! ` and what the file is for.",
        &offenses(&all, silent),
    );
}

#[test]
fn nothing_shipped_can_end_the_program_or_print() {
    let shipping = files(&["src", "class/src"]);
    let found = offenses(&shipping, |file| places_of_any(file, &shipped(file), NOT_IN_SRC));
    assert_none("No panic reaches a learner.", &found);
}

#[test]
fn float_functions_go_through_one_door() {
    let mut inside = files(&["src", "class/src"]);
    inside.retain(|file| file.path != "src/attention/float.rs");
    let found = offenses(&inside, |file| places_of_any(file, &shipped(file), FLOAT_FUNCTIONS));
    assert_none(
        "Use attention::float, so that native results equal the browser's.",
        &found,
    );
    let found = offenses(&inside, |file| places_of_any(file, &shipped(file), &["libm::"]));
    assert_none("Only attention/float.rs calls libm.", &found);
}

#[test]
fn the_page_parses_no_floats() {
    let words = ["parse::<f64>", "parse::<f32>"];
    let found = offenses(&rust_files("src"), |file| places_of_any(file, &shipped(file), &words));
    assert_none(
        "The standard parser's tables cost 10 KB; see labs::number::parse_decimal.",
        &found,
    );
}

#[test]
fn no_markup_carries_an_inline_style() {
    let mut markup = files(&["src/ui", "src/host", "src/lesson", "index.html", "static"]);
    markup.retain(|file| file.is_any_of(&[".rs", ".html", ".js", ".svg"]));
    let found = offenses(&markup, |file| places_of_any(file, &code(&file.text), INLINE_STYLES));
    assert_none("A strict content policy refuses inline styles: use a class.", &found);
}

#[test]
fn lines_hold_no_tab_and_no_space_at_their_end() {
    let mut written = files(ALL);
    let endings = [
        ".rs", ".css", ".js", ".mjs", ".ts", ".html", ".toml", ".md", ".py", ".svg", ".json", ".dj",
    ];
    written.retain(|file| file.is_any_of(&endings) || file.path.starts_with("scripts/"));
    let untidy = |file: &File| {
        let lines = file.text.lines().enumerate();
        let bad = lines.filter(|(_, line)| line.contains('\t') || line.ends_with(' ') || line.ends_with('\r'));
        let mut found: Vec<String> = bad.map(|(i, _)| format!("{}:{}", file.path, i + 1)).collect();
        if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
            found.push(format!("{}: must end in one line break", file.path));
        }
        found
    };
    assert_none("Tabs, or spaces at the end of a line.", &offenses(&written, untidy));
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let long = |file: &File| {
        let lines = file.text.lines().count();
        if lines > 400 {
            vec![format!("{}: {lines} lines", file.path)]
        } else {
            vec![]
        }
    };
    let written: Vec<File> = ["src", "class", "tests", "xtask", "fuzz"]
        .into_iter()
        .flat_map(rust_files)
        .collect();
    assert_none("Split it where its two subjects part.", &offenses(&written, long));
}

#[test]
fn no_file_is_named_after_nothing() {
    let vague = |file: &File| {
        let names = ["utils", "util", "helpers", "helper", "misc", "common"];
        let is_vague = file.path.split(['/', '.']).any(|part| names.contains(&part));
        if is_vague { vec![file.path.clone()] } else { vec![] }
    };
    assert_none(
        "A name says what is inside.",
        &offenses(
            &files(&["src", "class", "tests", "engine", "fuzz/page", "fuzz/engine", "static"]),
            vague,
        ),
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Put together, so that this file does not find itself.
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = offenses(&files(ALL), |file| places_of_any(file, &file.text, &words));
    assert_none("Do it, or leave it out.", &found);
}

/// What follows `key` up to the end of the line or a comment, without quotes, commas and colons.
#[track_caller]
fn value(text: &str, key: &str) -> String {
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix(key));
    let line = line.unwrap_or_else(|| panic!("{key} is not there"));
    let line = line.split('#').next().unwrap_or_default();
    line.trim_matches(|c: char| c.is_whitespace() || "\"=:,".contains(c))
        .to_owned()
}

/// The version of a package in Cargo.lock.
#[track_caller]
fn locked(lock: &str, name: &str) -> String {
    let entry = format!("name = \"{name}\"\n");
    let (_, after) = lock
        .split_once(&entry)
        .unwrap_or_else(|| panic!("Cargo.lock has no {name}"));
    value(after, "version")
}

#[test]
fn trunk_watches_what_every_clone_has() {
    let trunk = text("Trunk.toml");
    let (_, after) = trunk
        .split_once("\nwatch = [")
        .expect("Trunk.toml says what is watched");
    let (watched, _) = after.split_once(']').expect("the list ends");
    let watched: Vec<&str> = watched.split(',').map(|path| path.trim().trim_matches('"')).collect();
    let known = std::process::Command::new("git")
        .args(["ls-files", "--"])
        .args(&watched)
        .output()
        .expect("git runs");
    let known = String::from_utf8(known.stdout).expect("paths are UTF-8");
    for path in &watched {
        let inside = format!("{path}/");
        assert!(
            known.lines().any(|file| file == *path || file.starts_with(&inside)),
            "{path} is not in a fresh clone, where Trunk then refuses to start"
        );
    }
    for path in ["src", "lesson", "static", "index.html"] {
        assert!(watched.contains(&path), "a change of {path} is seen");
    }
    assert!(
        !trunk.contains("\nignore = ["),
        "Trunk refuses to start while an ignored folder does not exist"
    );
}

#[test]
fn versions_agree_wherever_they_stand() {
    let versions = text("scripts/versions");
    let [lock, cargo, trunk] = ["Cargo.lock", "Cargo.toml", "Trunk.toml"].map(text);
    let [npm, npm_lock] = ["package.json", "package-lock.json"].map(text);
    let bindgen = value(&versions, "WASM_BINDGEN_VERSION");
    assert_eq!(bindgen, locked(&lock, "wasm-bindgen"), "wasm-bindgen in Cargo.lock");
    assert_eq!(bindgen, value(&trunk, "wasm_bindgen"), "wasm_bindgen in Trunk.toml");
    assert_eq!(
        format!("version_{}", value(&versions, "BINARYEN_VERSION")),
        value(&trunk, "wasm_opt"),
        "wasm_opt in Trunk.toml"
    );
    assert_eq!(
        value(&versions, "MINIMUM_RUST"),
        value(&cargo, "rust-version"),
        "rust-version in Cargo.toml"
    );
    assert_eq!(
        value(&cargo, "version"),
        locked(&lock, "attention-lesson"),
        "the lesson's own in Cargo.lock"
    );

    let (_, wanted) = npm
        .split_once("\"devDependencies\": {")
        .expect("package.json has devDependencies");
    for line in wanted
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with('}'))
        .filter(|line| !line.is_empty())
    {
        let (name, version) = line
            .trim_end_matches(',')
            .split_once(": ")
            .expect("a name and a version");
        assert!(
            version.bytes().all(|b| b.is_ascii_digit() || b"\".".contains(&b)),
            "{name} is not pinned: {version}"
        );
        let entry = format!("\"node_modules/{}\": {{", name.trim_matches('"'));
        let (_, entry) = npm_lock
            .split_once(&entry)
            .unwrap_or_else(|| panic!("package-lock.json has no {name}"));
        assert_eq!(
            value(entry, "\"version\""),
            version.trim_matches('"'),
            "{name} in package-lock.json"
        );
    }
}

#[test]
fn the_rules_find_what_they_forbid() {
    let file = |text: &str| File {
        path: "x.rs".to_owned(),
        text: text.to_owned(),
    };
    let cases = [
        ("let a = 1;\nb.unwrap();", NOT_IN_SRC, "x.rs:2: .unwrap()"),
        ("c.expect(\"d\");", NOT_IN_SRC, "x.rs:1: .expect("),
        ("\n\ntodo!()", NOT_IN_SRC, "x.rs:3: todo!"),
        ("let y = x.sqrt();", FLOAT_FUNCTIONS, "x.rs:1: .sqrt()"),
        ("html! { <p style={x}></p> }", INLINE_STYLES, "x.rs:1: style="),
        ("<p class=\"a\"\nstyle=\"b\">", INLINE_STYLES, "x.rs:1: style="),
    ];
    for (text, words, offense) in cases {
        let file = file(text);
        assert_eq!(places_of_any(&file, &shipped(&file), words), [offense], "{text}");
    }
    let allowed = [
        "// b.unwrap()",
        "b.unwrap_or(0)",
        "let style = 1;",
        "#[cfg(test)]\nmod tests { a.unwrap(); }",
        "f(my_todo!())",
    ];
    for text in allowed {
        let file = file(text);
        let words = [NOT_IN_SRC, FLOAT_FUNCTIONS, INLINE_STYLES].concat();
        assert_eq!(places_of_any(&file, &shipped(&file), &words), [""; 0], "{text}");
    }
}
