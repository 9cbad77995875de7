//! No two modules need one another: what a module names, and what that names in turn, never leads back to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::floors::paths;
use crate::tree::{File, assert_none, code, places_of, rust_files};

/// A module's code without what it re-exports, and what it re-exports: a name (`*` for all names), and the path behind it.
struct Module {
    code: String,
    reexports: Vec<(String, String)>,
}

type Modules = BTreeMap<String, Module>;

/// The path of the module in a file of `src/`: `progress::state`. The crate's roots have none.
fn module_of(file: &str) -> Option<String> {
    let path = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    (!["lib", "main"].contains(&path)).then(|| path.replace('/', "::"))
}

/// The paths that `text` starts with, seen from the crate's root; `own` is the module in which they stand.
fn absolute(own: &str, text: &str) -> Vec<String> {
    let mut base = own.to_owned();
    let mut rest = text;
    if let Some(after) = text.strip_prefix("crate::") {
        (base, rest) = (String::new(), after);
    }
    while let Some(after) = rest.strip_prefix("super::") {
        base = base
            .rsplit_once("::")
            .map_or(String::new(), |(parent, _)| parent.to_owned());
        rest = after;
    }
    let join = |path: String| {
        if base.is_empty() {
            path
        } else {
            format!("{base}::{path}")
        }
    };
    paths(rest).into_iter().map(join).collect()
}

fn modules(files: &[File]) -> Modules {
    let read = |file: &File| {
        let own = module_of(&file.path)?;
        let mut code = code(&file.text);
        let mut reexports = Vec::new();
        for word in ["pub use ", "pub(super) use ", "pub(crate) use "] {
            while let Some(at) = code.find(word) {
                let end = at + code[at..].find(';').expect("a statement ends");
                for path in absolute(&own, &code[at + word.len()..end]) {
                    let name = path.rsplit("::").next().filter(|name| !name.is_empty()).unwrap_or("*");
                    reexports.push((name.to_owned(), path.clone()));
                }
                code.replace_range(at..end, "");
            }
        }
        Some((own, Module { code, reexports }))
    };
    files.iter().filter_map(read).collect()
}

/// Whether a module's code makes an item of this name.
fn makes(module: &Module, name: &str) -> bool {
    let keywords = ["fn ", "const ", "static ", "struct ", "enum ", "type ", "trait "];
    let is_made = |at: usize| keywords.iter().any(|keyword| module.code[..at].ends_with(keyword));
    places_of(&module.code, name).any(is_made)
}

/// The module that makes what `path` names.
fn maker(modules: &Modules, path: &str) -> Option<String> {
    // No name is passed on more often, unless by modules that name each other.
    maker_within(modules, path, 8)
}

fn maker_within(modules: &Modules, path: &str, n_steps: u32) -> Option<String> {
    let segments: Vec<&str> = path.split("::").filter(|segment| !segment.is_empty()).collect();
    let (own, name) = (1..=segments.len()).rev().find_map(|n| {
        let own = segments[..n].join("::");
        modules.contains_key(&own).then(|| (own, segments.get(n).copied()))
    })?;
    let module = &modules[&own];
    let Some(name) = name.filter(|name| !makes(module, name)) else {
        return Some(own);
    };
    let named = module.reexports.iter().find(|(reexported, _)| reexported == name);
    let from_all = module.reexports.iter().filter(|(reexported, _)| reexported == "*");
    let mut candidates = named
        .into_iter()
        .chain(from_all)
        .filter(|_| n_steps > 0)
        .filter_map(|(_, path)| maker_within(modules, path, n_steps - 1));
    candidates
        .find(|made| *made != own && (named.is_some() || makes(&modules[made], name)))
        .or(Some(own))
}

/// The modules that `own` names.
fn needs(modules: &Modules, own: &str) -> BTreeSet<String> {
    let code = &modules[own].code;
    let children = modules.keys().filter_map(|path| {
        let name = path.strip_prefix(own)?.strip_prefix("::")?;
        (!name.contains("::")).then(|| format!("{name}::"))
    });
    let heads: Vec<String> = ["crate::".to_owned(), "super::".to_owned()]
        .into_iter()
        .chain(children)
        .collect();
    let starts = heads.iter().flat_map(|head| places_of(code, head));
    let reached = starts
        .filter(|at| !code[..*at].ends_with("::"))
        .flat_map(|at| absolute(own, &code[at..]));
    let made = reached.filter_map(|path| maker(modules, &path));
    made.filter(|made| made != own).collect()
}

/// Every set of modules of which each leads to every other.
fn circles(files: &[File]) -> Vec<BTreeSet<String>> {
    let modules = modules(files);
    let needs: BTreeMap<&String, BTreeSet<String>> = modules.keys().map(|own| (own, needs(&modules, own))).collect();
    let reached = |start: &String| {
        let mut reached = BTreeSet::new();
        let mut pending: Vec<&String> = needs[start].iter().collect();
        while let Some(next) = pending.pop() {
            if reached.insert(next.clone()) {
                pending.extend(&needs[next]);
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = modules.keys().map(|own| (own, reached(own))).collect();
    let circle = |own: &&String| -> BTreeSet<String> {
        let others = reached[*own].iter().filter(|other| reached[other].contains(*own));
        others.cloned().collect()
    };
    let found: BTreeSet<BTreeSet<String>> = modules.keys().map(|own| circle(&own)).collect();
    found.into_iter().filter(|circle| !circle.is_empty()).collect()
}

#[test]
fn no_two_modules_need_one_another() {
    let found = ["", "class/"].map(|package| {
        let mut files = rust_files(&format!("{package}src"));
        for file in &mut files {
            file.path = file.path.replacen(package, "", 1);
        }
        circles(&files).into_iter().map(move |circle| {
            let modules: Vec<String> = circle.into_iter().collect();
            format!("{package}src: {}", modules.join(", "))
        })
    });
    assert_none(
        "Each line is a circle of modules: move what both need into a third.",
        &found.into_iter().flatten().collect::<Vec<String>>(),
    );
}

#[test]
fn circles_are_found_through_re_exports_and_children() {
    let check = |files: &[(&str, &str)], expected: &[&[&str]]| {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        let found = circles(&files.iter().map(file).collect::<Vec<_>>());
        let expected: Vec<BTreeSet<String>> = expected
            .iter()
            .map(|circle| circle.iter().map(|&module| module.to_owned()).collect())
            .collect();
        assert_eq!(found, expected, "{files:?}");
    };
    let reexporting = ("src/a/mod.rs", "mod b;\nmod c;\npub use b::{B, other};\npub use c::*;");
    check(
        &[
            reexporting,
            ("src/a/b.rs", "struct B;"),
            ("src/a/c.rs", "use super::B;\npub fn f() {}"),
        ],
        &[],
    );
    check(
        &[
            reexporting,
            ("src/a/b.rs", "use crate::a::f;\nstruct B;"),
            ("src/a/c.rs", "use super::B;\npub fn f() {}"),
        ],
        &[&["a::b", "a::c"]],
    );
    check(
        &[
            ("src/a/mod.rs", "mod b;\nstruct A;\nfn f() { b::g() }"),
            ("src/a/b.rs", "use super::A;"),
        ],
        &[&["a", "a::b"]],
    );
    check(
        &[
            ("src/a/mod.rs", "mod b;\nstruct A;"),
            ("src/a/b.rs", "// crate::c::d\nuse super::A;"),
            ("src/c.rs", "use crate::a::b::{g, h};"),
        ],
        &[],
    );
    check(
        &[
            ("src/a.rs", "use crate::b::B;"),
            ("src/b.rs", "fn f() { super::c::g() }"),
            ("src/c.rs", "use crate::{a::A, d};"),
        ],
        &[&["a", "b", "c"]],
    );
}
