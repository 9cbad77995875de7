//! A section's file: a heading, and the blocks of Djot that the page has a place for. Everything else is a mistake.

use jotdown::{Container, Event, ListKind};

use super::reader::{Known, Reader, Result};
use crate::lesson::section::{Block, Section};
use crate::lesson::texts::IDS;
use crate::words::{STRONG, Words};

const DIVS: &str = "`::: given`, `::: note`, `::: diagram`, `::: figure`, `::: deeper` and `::: quiz`";

/// A part of a section's file.
enum Part {
    Block(Block),
    /// A figure that is folded away.
    Deeper(&'static str),
}

/// The section `id`, whose file holds `text`.
pub(super) fn section(id: &str, file: &str, text: &str, known: &mut Known<'_>) -> Result<Section> {
    Reader::new(file, text, known).section(id)
}

impl Reader<'_, '_> {
    fn section(&mut self, id: &str) -> Result<Section> {
        self.take()?;
        let heading = "a section begins with its heading: `# ` and the words";
        self.begin(|container| matches!(container, Container::Section { .. }), heading)?;
        self.begin(
            |container| matches!(container, Container::Heading { level: 1, .. }),
            heading,
        )?;
        let begins = self.place.start;
        let title = self.plain()?;
        let is_title_untranslated = self.is_untranslated(begins);
        let (mut blocks, mut deeper) = (Vec::new(), Vec::new());
        while let Some(part) = self.part(!deeper.is_empty())? {
            match part {
                Part::Deeper(figure) => deeper.push(figure),
                Part::Block(block) => blocks.push(block),
            }
        }
        if !matches!(self.take()?, Event::End(Container::Document)) {
            return self.wrong("a file holds one section, with one heading: a further section is a file of its own");
        }
        Ok(Section {
            id: id.to_owned(),
            title,
            is_title_untranslated,
            blocks,
            deeper,
        })
    }

    /// The next part of the section; `None` at its end. After the first folded figure only others like it may follow.
    fn part(&mut self, is_after_deeper: bool) -> Result<Option<Part>> {
        let (container, attributes) = match self.take()? {
            Event::End(_) => return Ok(None),
            Event::Start(container, attributes) => (container, attributes),
            _ => return self.homeless(),
        };
        let begins = self.place.start;
        self.bare(&attributes)?;
        if is_after_deeper && !matches!(&container, Container::Div { class } if class == "deeper") {
            return self.wrong("folded figures stand at the end of a section: move this before `::: deeper`");
        }
        let block = match container {
            Container::Paragraph => match self.peek() {
                Some(Event::Start(Container::Math { display: true }, _)) => Block::Formula(self.formula_parts()?),
                _ => Block::Prose(self.words()?),
            },
            Container::List { kind, .. } => match kind {
                ListKind::Unordered(_) => Block::List(self.items(Self::paragraph)?),
                ListKind::Ordered { .. } => Block::Numbered(self.items(Self::statement)?),
                ListKind::Task(_) => return self.wrong("the items of a list begin with `- ` or with `1. `"),
            },
            Container::Div { class } => {
                return Ok(Some(match self.div(&class)? {
                    Part::Block(block) => Part::Block(self.translated(block, begins)),
                    deeper @ Part::Deeper(_) => deeper,
                }));
            }
            Container::Section { .. } | Container::Heading { .. } => {
                return self.wrong("a section has one heading, at its beginning");
            }
            _ => return self.homeless(),
        };
        Ok(Some(Part::Block(self.translated(block, begins))))
    }

    /// A block that began at this byte, with its language.
    fn translated(&self, block: Block, begins: usize) -> Block {
        if self.is_untranslated(begins) {
            Block::Untranslated(Box::new(block))
        } else {
            block
        }
    }

    fn homeless<T>(&self) -> Result<T> {
        self.wrong(format!(
            "the page has no place for this: a section has paragraphs, lists, formulas, {DIVS}"
        ))
    }

    fn div(&mut self, class: &str) -> Result<Part> {
        let part = match class {
            "given" => match self.take()? {
                Event::Start(Container::Paragraph, _) => Part::Block(Block::Given(self.plain()?)),
                Event::Start(Container::List { .. }, _) => {
                    Part::Block(Block::GivenList(self.items(Self::plain_paragraph)?))
                }
                _ => return self.wrong("given words are a paragraph or a list"),
            },
            "note" => {
                let place = self.place.clone();
                let words = self.paragraph()?;
                if words.first().is_none_or(|first| first.mark != STRONG) {
                    self.place = place;
                    return self.wrong("a note begins with its name: `*Name*`");
                }
                Part::Block(Block::Note(words))
            }
            "diagram" => match self.take()? {
                Event::Start(
                    Container::List {
                        kind: ListKind::Ordered { .. },
                        ..
                    },
                    _,
                ) => Part::Block(Block::Diagram(self.items(Self::statement)?)),
                _ => return self.wrong("a diagram is a numbered list: each box with its name and what happens in it"),
            },
            "figure" => Part::Block(Block::Figure(self.figure()?)),
            "deeper" => Part::Deeper(self.figure()?),
            "quiz" => Part::Block(Block::Quiz),
            other => return self.wrong(format!("`::: {other}` is unknown: there are {DIVS}")),
        };
        self.end(&format!(
            "this is more than `::: {class}` holds: end it before, with `:::`"
        ))?;
        Ok(part)
    }

    /// The figure that a div names.
    fn figure(&mut self) -> Result<&'static str> {
        let name = self.plain_paragraph()?;
        let Some(id) = IDS.iter().find(|id| **id == name) else {
            return self.wrong(format!("no figure is named “{name}”: there are {}", IDS.join(", ")));
        };
        if !self.known.figures_placed.insert(id) {
            return self.wrong(format!(
                "the figure “{id}” stands in the lesson already, and can stand there once"
            ));
        }
        Ok(id)
    }

    /// The items of a list, each read by `item`.
    fn items<T>(&mut self, item: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut items = Vec::new();
        while matches!(self.take()?, Event::Start(..)) {
            items.push(item(self)?);
            self.end("this is more than an item of a list holds: end the list before")?;
        }
        Ok(items)
    }

    /// An item of a numbered list: a name and a paragraph.
    fn statement(&mut self) -> Result<(String, Words)> {
        let what = "a numbered statement is its name, `1. *Name*`, an empty line, and an indented paragraph";
        self.begin(|container| *container == Container::Paragraph, what)?;
        self.begin(|container| *container == Container::Strong, what)?;
        let name = self.plain()?;
        self.end(what)?;
        self.begin(|container| *container == Container::Paragraph, what)?;
        Ok((name, self.words()?))
    }

    fn paragraph(&mut self) -> Result<Words> {
        self.begin(
            |container| *container == Container::Paragraph,
            "a paragraph of text stands here",
        )?;
        self.words()
    }

    fn plain_paragraph(&mut self) -> Result<String> {
        self.begin(|container| *container == Container::Paragraph, "plain words stand here")?;
        self.plain()
    }

    /// The parts of a formula on a line of its own, up to the end of its paragraph.
    fn formula_parts(&mut self) -> Result<Words> {
        let mut parts = Words::new();
        loop {
            match self.take()? {
                Event::End(_) => return Ok(parts),
                Event::Softbreak => {}
                Event::Start(Container::Math { display: true }, attributes) => parts.push(self.formula(&attributes)?),
                _ => return self.wrong("a formula with `$$` stands in a paragraph of its own, without words"),
            }
        }
    }
}
