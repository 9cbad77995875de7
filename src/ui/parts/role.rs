//! The colors of queries, keys and values.

use crate::words::Role;

/// The class that gives a word or a symbol the color of its role.
pub(super) fn role_class(role: Role) -> &'static str {
    match role {
        Role::Query => "voice-query",
        Role::Key => "voice-key",
        Role::Value => "voice-value",
    }
}
