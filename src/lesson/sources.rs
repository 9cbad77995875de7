//! The papers that the lesson leans on. Every claim that is not common knowledge cites one of them.

/// A source.
#[derive(Debug)]
pub struct Source {
    /// The key by which texts cite it, `[@key]`: first author and year, lower case.
    pub key: &'static str,
    /// How a citation in the text names it, for example "Vaswani et al. 2017".
    pub short: &'static str,
    /// Authors, year, title, where it appeared.
    pub full: &'static str,
    /// Where to read it. The page never loads it; a reader may follow it.
    pub url: &'static str,
}

/// The source of this key.
pub fn source(key: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.key == key)
}

/// All sources, in the order of the list at the lesson's end.
pub static SOURCES: &[Source] = &[];
