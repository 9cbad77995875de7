//! Whose attempt a row of a report in Moodle is.

use super::table::{NOTHING, Row, Table, single_spaced};

/// The columns that tell whose attempt a row is.
pub(super) struct Person {
    names: [Option<usize>; 2],
    email: Option<usize>,
}

impl Person {
    pub(super) fn of(table: &Table) -> Self {
        let last = table.column(&["Last name", "Surname"]);
        let first = table.column(&["First name", "Name", "Full name", "First name / Last name"]);
        Self {
            names: [first, last],
            email: table.column(&["Email address", "Email"]),
        }
    }

    /// The name, or else the address.
    pub(super) fn label(&self, row: &Row) -> Option<String> {
        let name = single_spaced(&self.names.map(|column| row.cell(column)).join(" "));
        let labels = [name, row.cell(self.email).to_owned()];
        labels.into_iter().find(|label| !label.is_empty())
    }

    /// What no two people share: the address, or else the name. Several rows may be one person's.
    pub(super) fn id(&self, row: &Row) -> Option<String> {
        let email = row.cell(self.email);
        if NOTHING.contains(&email) {
            self.label(row)
        } else {
            Some(email.to_lowercase())
        }
    }
}
