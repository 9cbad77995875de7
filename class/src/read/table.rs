//! Comma-separated values (RFC 4180), or with semicolons or tabs between them, whatever separates the first line.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

/// What a spreadsheet or a learning system may put between two cells; of two that stand as often the later one is taken for it.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What stands most often in the first line that is not empty, quoted text aside.
fn separator(text: &str) -> u8 {
    let first = first_line(text);
    let unquoted = || first.split('"').step_by(2).flat_map(str::bytes);
    let count = |separator: &u8| unquoted().filter(|byte| byte == separator).count();
    SEPARATORS.into_iter().max_by_key(count).unwrap_or(b',')
}

/// What Moodle writes where there is nothing.
pub(super) const NOTHING: [&str; 2] = ["", "-"];

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(1 << 10)
        .from_reader(text.as_bytes());
    // A string is valid UTF-8 and is read without errors.
    reader.into_records().map_while(Result::ok)
}

/// Files that were put together hold the mark of byte order in their midst.
fn trimmed(cell: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    cell.trim_matches(is_blank).to_owned()
}

/// The cells of one line, whatever separates them: without quotes they are parts of the line, with the white space around them.
pub(super) fn cells(line: &str) -> Vec<Cow<'_, str>> {
    let separator = separator(line);
    if line.contains('"') {
        let first = records(line, separator).next();
        let owned = |record: StringRecord| record.iter().map(|cell| trimmed(cell).into()).collect();
        return first.map(owned).unwrap_or_default();
    }
    line.split(char::from(separator)).map(Cow::Borrowed).collect()
}

/// No table that is read has as many columns.
const MOST_COLUMNS: usize = 1_000;

/// The cells of the first line that is not empty, in small letters.
pub(super) fn header(text: &str) -> Vec<String> {
    let cells = cells(first_line(text));
    let names = cells.iter().take(MOST_COLUMNS);
    names.map(|cell| trimmed(cell).to_lowercase()).collect()
}

/// A row with the line on which it begins.
pub(super) struct Row {
    pub(super) line: usize,
    cells: Vec<String>,
}

impl Row {
    /// The cell of this column; empty where the row is shorter, or there is no such column.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.cells.get(column))
            .map_or("", String::as_str)
    }
}

/// A table with names of columns.
pub(super) struct Table {
    names: Vec<String>,
    pub(super) header_line: usize,
    pub(super) rows: Vec<Row>,
}

impl Table {
    pub(super) fn of(text: &str) -> Self {
        let (mut line, mut counted) = (1, 0);
        let mut rows = records(text, separator(text)).filter_map(|record| {
            let start = usize::try_from(record.position()?.byte()).ok()?;
            // The reader puts the start of a row before the empty lines above it.
            let rest = text.as_bytes().get(start..)?;
            let n_empty = rest.iter().take_while(|byte| b"\r\n".contains(byte)).count();
            let passed = text.get(counted..start + n_empty)?;
            line += passed.matches('\n').count();
            counted = start + n_empty;
            let cells: Vec<String> = record.iter().map(trimmed).collect();
            cells.iter().any(|cell| !cell.is_empty()).then_some(Row { line, cells })
        });
        let header = rows.next();
        let rows = rows.collect();
        let (header_line, names) = header.map_or((1, Vec::new()), |row| (row.line, row.cells));
        Self {
            names,
            header_line,
            rows,
        }
    }

    /// The column with one of these names, whose letters may be small or capital.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        let is_named = |own: &String| names.iter().any(|name| own.eq_ignore_ascii_case(name));
        self.names.iter().position(is_named)
    }

    /// The name of a column as it is written.
    pub(super) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// The columns with names such as `Response 1`, in the order of the table, each with its number.
    pub(super) fn numbered(&self, name: &str) -> Vec<(usize, u32)> {
        let names = self.names.iter().enumerate();
        names
            .filter_map(|(column, own)| Some((column, number_after(own, name)?)))
            .collect()
    }
}

/// The number in a name such as `Response 1`.
pub(super) fn number_after(text: &str, name: &str) -> Option<u32> {
    let (start, number) = text.rsplit_once(' ')?;
    start.eq_ignore_ascii_case(name).then(|| number.parse().ok())?
}

/// `text` with single spaces wherever white space was.
pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
